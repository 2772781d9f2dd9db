/**
 * Connected accounts: how they are made, checked, listed, tested and removed, the credentials they hold, the connections
 * that are open for them, and the API tokens by which callers reach them.
 */
@NullMarked
package io.hirelay.server.connection;

import org.jspecify.annotations.NullMarked;
