package io.hirelay.server.http.unified;

import io.hirelay.budget.BudgetState;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.file.Content;
import io.hirelay.file.Download;
import io.hirelay.input.Deleted;
import io.hirelay.input.DuplicateMatch;
import io.hirelay.input.DuplicateSearch;
import io.hirelay.input.NewAttachment;
import io.hirelay.input.SearchExtent;
import io.hirelay.input.Searched;
import io.hirelay.json.Json;
import io.hirelay.model.Application;
import io.hirelay.model.Attachment;
import io.hirelay.model.Candidate;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.ActingUsers;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Operations;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Session;
import io.hirelay.spi.WriteSupport;
import io.hirelay.spi.Written;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** A system that keeps what it is told, and remembers what was done and in whose name. */
final class WritingProvider implements AtsProvider<WritingProvider.Desk> {
    static final String ID = "desk";

    /** What was done, in order; what was only looked at is not there. */
    final List<String> done = Collections.synchronizedList(new ArrayList<>());

    final Map<String, byte[]> files = Collections.synchronizedMap(new LinkedHashMap<>());
    volatile Written.Outcome outcome = Written.Outcome.CREATED;
    volatile Supplier<RuntimeException> failure = () -> null;
    volatile Download download = file("report.pdf", "application/pdf", new byte[] {1, 2, 3});
    volatile Runnable whileWriting = () -> {};

    static Download file(String name, String type, byte[] bytes) {
        return new Download(
                Optional.of(name), type, OptionalLong.of(bytes.length), new java.io.ByteArrayInputStream(bytes));
    }

    static final class Desk implements Session {
        @Override
        public BudgetState budget() {
            return new BudgetState(10, 7, Duration.ofSeconds(3));
        }

        @Override
        public void close() {}
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor(ID, "Desk", "ats", Set.of("api_key"), List.of(), "nowhere");
    }

    @Override
    public Desk open(ConnectionConfig config, ProviderContext context) {
        return new Desk();
    }

    @Override
    public Operations<Desk> operations() {
        return new Operations<Desk>()
                .actingUsers(new Users())
                .write(
                        Ats.CANDIDATES_CREATE,
                        (desk, input, call) -> write(
                                "create " + input.firstName().orElse("?") + " as "
                                        + call.actingUser().orElse("nobody"),
                                candidate("c1", input.firstName().orElse("?"))),
                        WriteSupport.PLAIN.asUser().refusing("skills", "this system keeps none"))
                .write(
                        Ats.CANDIDATES_UPDATE,
                        (desk, input, call) -> {
                            known("id", input.id().value());
                            return write(
                                    "update " + input.id().value(),
                                    candidate(input.id().value(), "Ada"));
                        },
                        WriteSupport.PLAIN)
                .action(
                        Ats.CANDIDATES_FIND_DUPLICATES,
                        (desk, input, call) -> new DuplicateSearch(
                                List.of(new DuplicateMatch(
                                        candidate("c1", "Ada"), 0.9, List.of("email"), List.of(application("a1")))),
                                new Searched(
                                        SearchExtent.COMPLETE,
                                        SearchExtent.COMPLETE,
                                        SearchExtent.COMPLETE,
                                        SearchExtent.NOT_ASKED,
                                        1)))
                .write(
                        Ats.APPLICATIONS_MOVE_STAGE,
                        (desk, input, call) -> {
                            known("application_id", input.applicationId().value());
                            return write(
                                    "move " + input.applicationId().value() + " to "
                                            + input.stageId().value(),
                                    application(input.applicationId().value()));
                        },
                        WriteSupport.PLAIN)
                .write(Ats.ATTACHMENTS_CREATE, (desk, input, call) -> attach(input, call), WriteSupport.PLAIN.asUser())
                .action(Ats.ATTACHMENTS_DOWNLOAD, (desk, input, call) -> {
                    known("id", input.id().orElseThrow().value());
                    return download;
                })
                .write(
                        Ats.DEPARTMENTS_DELETE,
                        (desk, input, call) -> {
                            known("id", input.id().value());
                            return write(
                                    "delete " + input.id().value()
                                            + (input.force().orElse(false) ? " by force" : ""),
                                    new Deleted(input.id().value()));
                        },
                        WriteSupport.PLAIN);
    }

    private PreparedWrite<Attachment> attach(NewAttachment input, CallContext call) {
        Content data = input.data().orElseThrow();
        return new Doing<>(
                "attach " + input.fileName().orElse("?") + " to "
                        + input.candidateId().value() + " as "
                        + call.actingUser().orElse("nobody")
                        + input.attachmentType()
                                .map(type -> " being " + type.word())
                                .orElse(""),
                () -> {
                    try (InputStream in = data.open()) {
                        files.put(input.fileName().orElse("?"), in.readAllBytes());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return json("{\"id\":\"f1\"}", Attachment.class);
                });
    }

    private <O> PreparedWrite<O> write(String what, O value) {
        return new Doing<>(what, () -> value);
    }

    private final class Doing<O> implements PreparedWrite<O> {
        private final String what;
        private final Supplier<O> result;

        Doing(String what, Supplier<O> result) {
            this.what = what;
            this.result = result;
        }

        @Override
        public Plan plan() {
            return new Plan("POST", "/desk", Map.of("what", what));
        }

        @Override
        public String baseline() {
            return "before " + what;
        }

        @Override
        public Written<O> execute() {
            whileWriting.run();
            RuntimeException thrown = failure.get();
            if (thrown != null) {
                throw thrown;
            }
            O value = result.get();
            done.add(what);
            return new Written<>(value, outcome);
        }

        @Override
        public Reconciliation<O> look(String baseline) {
            done.add("look since " + baseline);
            return Reconciliation.happened(result.get(), Written.Outcome.CREATED);
        }
    }

    private static void known(String field, String id) {
        if (id.equals("nothing")) {
            throw InvalidRequestException.unresolved(field, "names nothing", List.of());
        }
        if (id.equals("broken")) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_VALIDATION_FAILED, field, "is broken");
        }
    }

    private static final class Users implements ActingUsers<Desk> {
        @Override
        public String canonical(Desk desk, String given, CallContext call) {
            if (given.equals("nobody@example.com")) {
                throw InvalidRequestException.unresolved("user", "is no member", List.of());
            }
            return given.startsWith("m-") ? given : "m-" + given;
        }

        @Override
        public Optional<String> choose(Desk desk, CallContext call) {
            return Optional.of("m-first");
        }
    }

    private static Candidate candidate(String id, String name) {
        return json(
                "{\"id\":\"" + id + "\",\"first_name\":\"" + name
                        + "\",\"phones\":[{\"number\":\"0049 30 1234567\"}],\"remote_data\":{\"own\":7}}",
                Candidate.class);
    }

    private static Application application(String id) {
        return json("{\"id\":\"" + id + "\",\"remote_data\":{\"own\":8}}", Application.class);
    }

    private static <T extends Record> T json(String text, Class<T> type) {
        return new Json().read(text.getBytes(StandardCharsets.UTF_8), type);
    }
}
