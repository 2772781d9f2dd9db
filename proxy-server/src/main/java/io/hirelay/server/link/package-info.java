/**
 * The page on which a customer's administrator connects an account: links to it, its steps, what it shows, and the script
 * that a product embeds it with. Nothing of a flow is kept in memory, so that any node serves any step.
 */
@NullMarked
package io.hirelay.server.link;

import org.jspecify.annotations.NullMarked;
