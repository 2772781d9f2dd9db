package io.hirelay.server;

import io.hirelay.Hirelay;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a command gets from outside.
 *
 * @param out for what was asked for
 * @param err for what has to be said besides
 * @param terminal whether a person reads {@code out}
 * @param hirelay finds the providers
 * @param termination says when a server has to stop
 */
record World(
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Supplier<Hirelay> hirelay,
        InstantSource clock,
        SecureRandom random,
        Termination termination) {
    World {
        environment = Map.copyOf(environment);
    }
}
