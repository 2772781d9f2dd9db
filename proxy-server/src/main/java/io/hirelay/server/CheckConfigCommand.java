package io.hirelay.server;

import io.hirelay.server.config.ConfigErrors;
import io.hirelay.server.config.ConfigProblem;
import io.hirelay.server.config.Loaded;
import java.util.List;

/** {@code check-config}: what a server would start with; changes nothing. */
final class CheckConfigCommand {
    private final World world;

    CheckConfigCommand(World world) {
        this.world = world;
    }

    int run(Loaded loaded) {
        List<ConfigProblem> problems = Keyring.problems(loaded.config());
        if (!problems.isEmpty()) {
            throw new ConfigErrors(problems);
        }
        for (Loaded.Shown shown : loaded.shown()) {
            world.out()
                    .println(shown.setting().environment() + " = " + shown.value() + "  ["
                            + shown.origin().word() + "]");
        }
        if (!loaded.warnings().isEmpty()) {
            CommandLines.tell(world, loaded.warnings(), "odd");
        }
        world.err().println("hirelay: the configuration is right");
        return CommandLines.OK;
    }
}
