package io.hirelay.server;

import io.hirelay.Hirelay;
import io.hirelay.server.config.LogFormat;
import io.hirelay.server.config.LogLevel;
import io.hirelay.server.telemetry.LogOutput;
import java.io.Console;
import java.lang.reflect.Method;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** The server as a program; {@code --help} tells what it can do. */
public final class Main {
    /** The process ends at the latest so long after it was told to. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(19);

    private Main() {}

    public static void main(String[] args) {
        // Guice would write classes at run time, by a way that newer Javas complain of; nothing here intercepts
        // methods.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        // A command's output is its own; serve has its log written where it belongs.
        LogOutput.to(System.err, LogFormat.TEXT, LogLevel.ERROR);
        Termination termination = new Termination();
        termination.onExit(LAST_MOMENT);
        World world = new World(
                System.getenv(),
                System.out,
                System.err,
                terminal(),
                () -> Hirelay.builder().build(),
                InstantSource.system(),
                new SecureRandom(),
                termination);
        int code = new CommandLines(world).run(args);
        termination.finished();
        System.exit(code);
    }

    /** Since Java 22 there is a console even when nobody looks at it; it then says so itself. */
    private static boolean terminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
