/**
 * What an operator can set, and where the values come from: one table of settings, out of which come the command-line
 * options, the environment variables, the keys of the configuration file, the help texts and the checks.
 */
@NullMarked
package io.hirelay.server.config;

import org.jspecify.annotations.NullMarked;
