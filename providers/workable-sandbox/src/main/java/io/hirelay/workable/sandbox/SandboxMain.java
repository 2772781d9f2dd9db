package io.hirelay.workable.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.spi.Credential;
import io.hirelay.spi.Sandbox;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/**
 * Runs an account in a process of its own until the process is ended. Options are {@code --seed}, {@code --port},
 * {@code --calls-per-window} and one for each size, such as {@code --candidates 100000} or {@code --talent-pool 3}.
 * One line of JSON on standard output says where it listens and with which tokens.
 */
public final class SandboxMain {
    private SandboxMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        WorkableAccount account;
        try {
            account = start(List.of(arguments), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            account.close();
            ended.countDown();
        }));
        ended.await();
    }

    /** Starts the account that the options describe and says so. */
    static WorkableAccount start(List<String> arguments, PrintStream out) {
        long seed = Sandbox.Options.DEFAULT.seed();
        int port = 0;
        OptionalInt callsPerWindow = OptionalInt.empty();
        Map<String, Integer> sizes = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (!option.startsWith("--") || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("'" + option + "' is not an option with a number, such as --port 0");
            }
            int value = number(option, arguments.get(i + 1));
            switch (option) {
                case "--seed" -> seed = value;
                case "--port" -> port = value;
                case "--calls-per-window" -> callsPerWindow = OptionalInt.of(value);
                default ->
                    sizes.put(option.substring(2).toLowerCase(Locale.ROOT).replace('-', '_'), value);
            }
        }
        WorkableAccount account = new WorkableSandbox().start(new Sandbox.Options(seed, sizes, callsPerWindow), port);
        out.println(line(account));
        out.flush();
        return account;
    }

    private static ObjectNode line(WorkableAccount account) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("base_url", account.baseUri().toString());
        account.connection().settings().forEach(json::put);
        account.operatorSettings().forEach(json::put);
        if (account.connection().credential().current() instanceof Credential.ApiKey key) {
            json.put("token", key.token());
        }
        return json.put("control_token", account.controlToken());
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " is '" + value + "'; it must be a whole number", e);
        }
    }
}
