package io.hirelay.server;

import io.hirelay.Hirelay;
import io.hirelay.server.config.ConfigErrors;
import io.hirelay.server.config.ConfigLoader;
import io.hirelay.server.config.ConfigProblem;
import io.hirelay.server.config.Loaded;
import io.hirelay.server.config.Setting;
import io.hirelay.server.config.Settings;
import io.hirelay.server.export.ExportRequest;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The commands and their options, made from the table of settings. Exit codes: 0 for success, 1 for a failure at run
 * time, 2 for a wrong command line or configuration.
 */
final class CommandLines {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private static final String SETTINGS_SECTION = "settings";

    private final World world;

    CommandLines(World world) {
        this.world = world;
    }

    /** Runs a command line. */
    int run(String... args) {
        try (Hirelay hirelay = world.hirelay().get()) {
            Settings settings = Settings.of(hirelay.providers().stream()
                    .map(provider -> provider.descriptor())
                    .toList());
            return commandLine(settings, hirelay).execute(args);
        }
    }

    private CommandLine commandLine(Settings settings, Hirelay hirelay) {
        CommandSpec top =
                command("Speaks to every applicant tracking system through one API.", parsed -> usage(parsed));
        top.name("hirelay");
        top.version("hirelay " + version());
        top.addOption(OptionSpec.builder("--version", "-V")
                .versionHelp(true)
                .description("Prints the version.")
                .build());
        top.addSubcommand(
                "serve",
                withSettings(
                        settings,
                        command(
                                "Serves the API until it is told to stop.",
                                parsed -> new ServeCommand(world, hirelay)
                                        .run(load(settings, hirelay, parsed), parsed.hasMatchedOption("--sandbox"))),
                        OptionSpec.builder("--sandbox")
                                .description("Serves a simulated account, already connected: no credentials, no"
                                        + " network, nothing written to disk, a fresh API token at each start.")
                                .build()));
        top.addSubcommand("token", tokenCommands(settings, hirelay));
        top.addSubcommand("keys", keyCommands(settings, hirelay));
        BackupCommands backups = new BackupCommands(world);
        top.addSubcommand(
                "backup",
                withSettings(
                        settings,
                        command(
                                "Writes the embedded database into a file, also while a server runs; the master key is"
                                        + " not in it.",
                                parsed -> backups.backup(
                                        load(settings, hirelay, parsed), parsed.matchedOptionValue("--to", ""))),
                        required(text("--to", "FILE", "The file to write, which must not be there yet."))));
        top.addSubcommand(
                "restore",
                withSettings(
                        settings,
                        command(
                                "Puts a backup in the place of the embedded database while no server runs; what was"
                                        + " there is kept beside it.",
                                parsed -> backups.restore(
                                        load(settings, hirelay, parsed),
                                        parsed.matchedOptionValue("--from", ""),
                                        parsed.hasMatchedOption("--force"))),
                        required(text("--from", "FILE", "The file that backup wrote.")),
                        OptionSpec.builder("--force")
                                .description("Also when there is a database.")
                                .build()));
        top.addSubcommand("export", exportCommand(settings, hirelay));
        top.addSubcommand(
                "check-config",
                withSettings(
                        settings,
                        command(
                                "Tells every setting's value and where it comes from, and everything wrong with them.",
                                parsed -> new CheckConfigCommand(world).run(load(settings, hirelay, parsed)))));
        showSettings(top, settings);

        CommandLine line = new CommandLine(top);
        line.setOut(new PrintWriter(world.out(), true));
        line.setErr(new PrintWriter(world.err(), true));
        line.setUsageHelpWidth(SettingsHelp.WIDTH);
        line.setParameterExceptionHandler(this::misused);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        return line;
    }

    private CommandSpec keyCommands(Settings settings, Hirelay hirelay) {
        KeyCommands keys = new KeyCommands(world);
        CommandSpec spec = command("Exchanges the keys that stored credentials are encrypted with.", this::usage);
        spec.addSubcommand(
                "rotate",
                withSettings(
                        settings,
                        command(
                                "Encrypts everything with a new key, also while servers run; when it is ended in the"
                                        + " middle, run it again.",
                                parsed -> keys.rotate(
                                        load(settings, hirelay, parsed), parsed.hasMatchedOption("--master"))),
                        OptionSpec.builder("--master")
                                .description("Exchanges the master key instead, for new_master_key; where it was"
                                        + " generated into the data directory, for one that is generated there.")
                                .build()));
        return spec;
    }

    private CommandSpec exportCommand(Settings settings, Hirelay hirelay) {
        ExportCommand export = new ExportCommand(world);
        return withSettings(
                settings,
                command(
                        "Pulls the records of one connected account out of a running server into files; when it is ended"
                                + " in the middle, run it again.",
                        parsed -> export.run(load(settings, hirelay, parsed).config(), exportWish(parsed))),
                required(text("--account", "ID", "The connected account.")),
                required(text("--out", "DIR", "The directory for the files, made for this user alone.")),
                text("--url", "URL", "The server; the one that the settings below describe unless told."),
                text(
                        "--token-file",
                        "FILE",
                        "A file that holds an API token, in the place of HIRELAY_API_TOKEN and of <data_dir>/api-token."),
                text("--token", "TOKEN", "The token itself, which others on this machine may then see."),
                text("--format", "FORMAT", "jsonl, one record per line as the server answers it, or csv."),
                text(
                        "--resources",
                        "NAMES",
                        "What is exported, in a comma list; unless told "
                                + String.join(", ", ExportRequest.usualResources()) + "."),
                text(
                        "--expand",
                        "NAMES",
                        "What lists are to load beyond what their rows carry, such as profile; costs the provider a"
                                + " call for each record."),
                text("--page-size", "NUMBER", "How many records are asked for at once, 1 to 100."),
                flag("--no-remote-data", "Leaves out the provider's own records."),
                flag("--quiet", "Tells only what goes wrong."),
                flag("--force", "Replaces what an export has left in the directory."));
    }

    private static ExportCommand.Wish exportWish(ParseResult parsed) {
        return new ExportCommand.Wish(
                parsed.matchedOptionValue("--account", ""),
                parsed.matchedOptionValue("--out", ""),
                parsed.matchedOptionValue("--url", ""),
                parsed.matchedOptionValue("--token", ""),
                parsed.matchedOptionValue("--token-file", ""),
                parsed.matchedOptionValue("--format", ""),
                parsed.matchedOptionValue("--resources", ""),
                parsed.matchedOptionValue("--expand", ""),
                parsed.matchedOptionValue("--page-size", ""),
                parsed.hasMatchedOption("--no-remote-data"),
                parsed.hasMatchedOption("--quiet"),
                parsed.hasMatchedOption("--force"));
    }

    private static OptionSpec flag(String name, String what) {
        return OptionSpec.builder(name).description(what).build();
    }

    private static OptionSpec required(OptionSpec option) {
        return OptionSpec.builder(option).required(true).build();
    }

    private CommandSpec tokenCommands(Settings settings, Hirelay hirelay) {
        TokenCommands tokens = new TokenCommands(world);
        CommandSpec token = command("Makes, lists and revokes API tokens.", parsed -> usage(parsed));
        token.addSubcommand(
                "create",
                withSettings(
                        settings,
                        command(
                                "Makes an API token, and prints it; it is not shown again.",
                                parsed -> tokens.create(load(settings, hirelay, parsed), wish(parsed))),
                        text("--name", "NAME", "What the token is for."),
                        text("--environment", "ENVIRONMENT", "What the token reaches; \"default\" unless told."),
                        text(
                                "--expires",
                                "WHEN",
                                "How long it is valid, such as 90d, 12h or 30m, or its last day, such as 2027-01-31;"
                                        + " until it is revoked unless told."),
                        OptionSpec.builder("--read-only")
                                .description("Lets it call only what changes nothing.")
                                .build(),
                        OptionSpec.builder("--allow")
                                .type(List.class)
                                .auxiliaryTypes(String.class)
                                .arity("1")
                                .paramLabel("CALL")
                                .description("Lets it make only such calls: a method or *, and a path, such as"
                                        + " 'GET /unified/ats/*'; * is one segment, ** at the end is all that follow."
                                        + " Can be given several times.")
                                .build(),
                        text(
                                "--requests-per-minute",
                                "NUMBER",
                                "How many calls it may make in a minute, in the place of requests_per_minute.")));
        token.addSubcommand(
                "list",
                withSettings(
                        settings,
                        command(
                                "Lists the API tokens made here.",
                                parsed -> tokens.list(load(settings, hirelay, parsed)))));
        CommandSpec revoke = command(
                "Revokes an API token; every running server refuses it from its next call on.",
                parsed -> tokens.revoke(load(settings, hirelay, parsed), parsed.matchedPositionalValue(0, "")));
        revoke.addPositional(CommandLine.Model.PositionalParamSpec.builder()
                .index("0")
                .paramLabel("ID")
                .type(String.class)
                .required(true)
                .description("The token's id, such as tok_0123456789ab.")
                .build());
        token.addSubcommand("revoke", withSettings(settings, revoke));
        return token;
    }

    private static TokenCommands.Wish wish(ParseResult parsed) {
        return new TokenCommands.Wish(
                parsed.matchedOptionValue("--name", ""),
                parsed.matchedOptionValue("--environment", ""),
                parsed.matchedOptionValue("--expires", ""),
                parsed.hasMatchedOption("--read-only"),
                parsed.matchedOptionValue("--allow", List.of()),
                parsed.matchedOptionValue("--requests-per-minute", ""));
    }

    private static CommandSpec command(String what, ToIntFunction<ParseResult> run) {
        CommandSpec[] self = new CommandSpec[1];
        java.util.concurrent.Callable<Integer> body =
                () -> run.applyAsInt(self[0].commandLine().getParseResult());
        CommandSpec spec = CommandSpec.wrapWithoutInspection(body);
        self[0] = spec;
        spec.usageMessage().description(what);
        spec.addOption(OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .description("Prints this help.")
                .build());
        return spec;
    }

    private static OptionSpec text(String name, String placeholder, String what) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(placeholder)
                .description(what)
                .build();
    }

    private static CommandSpec withSettings(Settings settings, CommandSpec spec, OptionSpec... own) {
        for (OptionSpec option : own) {
            spec.addOption(option);
        }
        for (Setting<?> setting : settings.all()) {
            setting.option()
                    .filter(option -> spec.findOption(option) == null) // what a command has of its own is meant
                    .ifPresent(option -> spec.addOption(OptionSpec.builder(option)
                            .type(String.class)
                            .paramLabel(setting.value().placeholder())
                            .hidden(true)
                            .build()));
        }
        showSettings(spec, settings);
        return spec;
    }

    private static void showSettings(CommandSpec spec, Settings settings) {
        List<String> sections = new java.util.ArrayList<>(spec.usageMessage().sectionKeys());
        sections.add(SETTINGS_SECTION);
        spec.usageMessage().sectionKeys(sections);
        Map<String, CommandLine.IHelpSectionRenderer> renderers =
                new HashMap<>(spec.usageMessage().sectionMap());
        renderers.put(SETTINGS_SECTION, help -> SettingsHelp.render(settings));
        spec.usageMessage().sectionMap(renderers);
    }

    private Loaded load(Settings settings, Hirelay hirelay, ParseResult parsed) {
        Map<String, String> options = new HashMap<>();
        for (Setting<?> setting : settings.all()) {
            setting.option()
                    .filter(option -> parsed.commandSpec().findOption(option).hidden())
                    .flatMap(option -> Optional.ofNullable(parsed.<String>matchedOptionValue(option, null)))
                    .ifPresent(value -> options.put(setting.option().orElseThrow(), value));
        }
        Loaded loaded = ConfigLoader.load(settings, world.environment(), options);
        List<ConfigProblem> problems = ProviderSettings.problems(hirelay, settings, loaded.config());
        if (!problems.isEmpty()) {
            throw new ConfigErrors(problems);
        }
        return loaded;
    }

    private int usage(ParseResult parsed) {
        world.err().println("hirelay: which command? These are known:");
        parsed.commandSpec().commandLine().usage(world.err());
        return MISUSED;
    }

    private int misused(CommandLine.ParameterException e, String[] args) {
        world.err().println("hirelay: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, new PrintWriter(world.err(), true));
        world.err()
                .println("hirelay: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help tells what is"
                        + " right");
        return MISUSED;
    }

    /** What went wrong, in one line for each thing; never a stack trace for what an operator can mend. */
    private int failed(Exception failure) {
        if (failure instanceof ConfigErrors errors) {
            tell(world, errors.problems(), "wrong");
            return MISUSED;
        }
        if (failure instanceof StartFailure) {
            world.err().println("hirelay: " + failure.getMessage());
            return FAILED;
        }
        world.err().println("hirelay: failed unexpectedly; please report this:");
        failure.printStackTrace(world.err());
        return FAILED;
    }

    /** Prints problems, each on a line of its own. */
    static void tell(World world, List<ConfigProblem> problems, String what) {
        world.err()
                .println(
                        problems.size() == 1
                                ? "hirelay: one setting is " + what + ":"
                                : "hirelay: " + problems.size() + " settings are " + what + ":");
        problems.forEach(problem -> world.err().println("  " + problem));
    }

    static String version() {
        return Optional.ofNullable(CommandLines.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
