package io.hirelay.server.export;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Resource;
import io.hirelay.server.export.Plan.Step;
import io.hirelay.server.export.ServerClient.Refused;
import io.hirelay.server.secret.DataDirectory;
import io.hirelay.server.secret.DirectoryLock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pulls one connection's records into files. Ended at whatever moment, also by a power failure, the same call goes on
 * where it was: no record is there twice, and none that was there throughout is missing.
 */
public final class Export {
    private final ExportRequest request;
    private final InstantSource clock;
    private final Stop stop;
    private final Runnable afterEachStep;
    private final Progress progress;
    private final Json json = new Json();

    /**
     * @param out where it is told how far it is; no value of a record is
     * @param terminal whether a person looks at that while it is written
     */
    public Export(ExportRequest request, PrintStream out, boolean terminal, InstantSource clock, Stop stop) {
        this(request, out, terminal, clock, stop, () -> {});
    }

    /** @param afterEachStep is run whenever something has reached the disk */
    Export(
            ExportRequest request,
            PrintStream out,
            boolean terminal,
            InstantSource clock,
            Stop stop,
            Runnable afterEachStep) {
        this.request = request;
        this.clock = clock;
        this.stop = stop;
        this.afterEachStep = afterEachStep;
        this.progress = new Progress(out, terminal, request.quiet(), clock);
    }

    /**
     * Begins, or goes on.
     *
     * @throws ExportFailure when it could not be finished
     */
    public void run() {
        List<ListOperation<?>> wanted = Selection.of(request.resources());
        DataDirectory directory = open(request.out());
        DirectoryLock lock = lock(directory);
        try {
            run(wanted, directory);
        } catch (Refused refused) {
            throw ExportFailure.stopped("the server refused: " + refused.getMessage() + " (" + refused.status() + " "
                    + refused.code() + "); run the same command again when that is mended");
        } catch (UncheckedIOException e) {
            throw ExportFailure.stopped(
                    e.getMessage() + " (" + e.getCause() + "); run the same command again to go on");
        } finally {
            lock.close();
        }
    }

    private static DirectoryLock lock(DataDirectory directory) {
        try {
            return DirectoryLock.take(directory);
        } catch (DirectoryLock.TakenException e) {
            throw ExportFailure.misuse(directory + " is in use by another export"
                    + e.process().map(pid -> " (process " + pid + ")").orElse("")
                    + "; wait for that one, or name another directory");
        }
    }

    private static DataDirectory open(Path path) {
        try {
            return DataDirectory.open(path);
        } catch (IllegalArgumentException e) {
            throw ExportFailure.misuse("--out: " + e.getMessage());
        }
    }

    private void run(List<ListOperation<?>> wanted, DataDirectory directory) {
        sweep(directory);
        List<Resource<?>> resources =
                wanted.stream().<Resource<?>>map(ListOperation::resource).toList();
        boolean finished = Files.exists(directory.file(Results.MANIFEST));
        boolean left = Files.exists(directory.file(Checkpoint.FILE));
        if (finished && !left && !request.force()) {
            throw ExportFailure.misuse("there is a finished export in " + directory
                    + "; name another directory, or replace it with --force");
        }
        Optional<Checkpoint> before =
                request.force() ? Optional.empty() : Checkpoint.read(directory, request, resources, json);
        ServerClient server = new ServerClient(request.server(), request.token(), json, stop, progress);
        Offers offers = offers(server);
        Plan plan = Plan.of(wanted, Set.copyOf(request.expand()), offers);
        if (finished && before.isPresent()) { // it was ended when all was done
            Results.clean(directory, plan);
            progress.note("the export in " + directory + " is finished");
            return;
        }
        Checkpoint checkpoint = before.orElseGet(() -> begin(directory, resources, plan));
        if (!checkpoint.fits(plan)) {
            throw ExportFailure.misuse("what the server offers is not what it was when the export in " + directory
                    + " began; begin again with --force");
        }
        plan.skipped().forEach(one -> progress.note(one.resource() + " is left out: " + one.reason()));
        before.ifPresent(there -> progress.note("going on with the export of " + there.asOf() + ", which has "
                + Progress.number(there.count()) + " records"));
        if (!checkpoint.pulled()) {
            pull(server, plan, directory, checkpoint);
        }
        new Results(request, plan, offers.integration(), directory, checkpoint, progress, json, afterEachStep)
                .make(clock.instant());
        if (checkpoint.unresolved().count > 0) {
            progress.note(Progress.number(checkpoint.unresolved().count) + " records are named and not there any more; "
                    + Results.MANIFEST + " lists them");
        }
    }

    private Offers offers(ServerClient server) {
        byte[] answer = server.get(
                "/integrated-account/" + ServerClient.encoded(request.account()) + "/capabilities",
                Map.of("type", "unified"));
        try {
            return Offers.read(json.readObject(answer));
        } catch (InvalidRequestException e) {
            throw ExportFailure.misuse("what answers at " + request.server() + " is not Hirelay; is --url right?");
        }
    }

    private void pull(ServerClient server, Plan plan, DataDirectory directory, Checkpoint checkpoint) {
        try (Work work = new Work(request, plan, directory, checkpoint, server, progress, json, afterEachStep)) {
            Lists lists = new Lists(work);
            plan.steps().forEach(lists::walk);
            new Closure(work, lists).complete();
            checkpoint.everythingIsPulled();
            work.save();
        }
    }

    /** The first step: from here on this export is the one that is in the directory. */
    private Checkpoint begin(DataDirectory directory, List<Resource<?>> resources, Plan plan) {
        Set<String> old = new HashSet<>(exported(directory));
        for (Step step : plan.steps()) {
            String file = Results.fileOf(step, request.format());
            if (!request.force() && Files.exists(directory.file(file))) {
                throw ExportFailure.misuse("there is a file " + directory.file(file)
                        + " which no export has finished; name another directory, or replace it with --force");
            }
        }
        for (Resource<?> resource : Catalogue.resources()) {
            old.addAll(Results.unfinishedOf(resource));
            if (request.force()) {
                old.addAll(Results.filesOf(resource));
            }
        }
        old.add(Work.UNRESOLVED);
        directory.delete(Results.MANIFEST);
        directory.delete(Checkpoint.FILE);
        old.forEach(directory::delete);
        Checkpoint checkpoint = Checkpoint.begin(request, resources, plan, clock.instant());
        checkpoint.write(directory, json);
        afterEachStep.run();
        return checkpoint;
    }

    /** Names of the files of a finished export. */
    private List<String> exported(DataDirectory directory) {
        try {
            return directory.read(Results.MANIFEST).stream()
                    .map(text -> json.readObject(text.getBytes(StandardCharsets.UTF_8)))
                    .flatMap(
                            manifest -> manifest.get("resources") instanceof List<?> list ? list.stream() : Stream.of())
                    .map(resource -> String.valueOf(((Map<?, ?>) resource).get("file")))
                    .filter(file -> file.matches("[a-z_]+\\.(jsonl|csv)"))
                    .toList();
        } catch (InvalidRequestException e) {
            return List.of(); // it is replaced as it is asked for
        }
    }

    /** Removes what was never put into its place because an export was ended. */
    private static void sweep(DataDirectory directory) {
        try (Stream<Path> files = Files.list(directory.path())) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\.(checkpoint|manifest)\\.json.*\\.new|\\.writable[0-9]*"))
                    .forEach(directory::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be read", e);
        }
    }
}
