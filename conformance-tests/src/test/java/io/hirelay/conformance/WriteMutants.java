package io.hirelay.conformance;

import io.hirelay.conformance.reference.ReferenceFixture;
import io.hirelay.conformance.reference.Wire;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import io.hirelay.file.Download;
import io.hirelay.input.DuplicateQuery;
import io.hirelay.input.DuplicateSearch;
import io.hirelay.input.NewCandidate;
import io.hirelay.input.OnDuplicate;
import io.hirelay.json.Json;
import io.hirelay.model.Change;
import io.hirelay.model.RawJson;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Operation;
import io.hirelay.spi.ActingUsers;
import io.hirelay.spi.ReadHandler;
import io.hirelay.spi.Session;
import io.hirelay.spi.WriteHandler;
import io.hirelay.spi.WriteSupport;
import io.hirelay.spi.Written;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Providers that write wrongly. */
final class WriteMutants {
    private WriteMutants() {}

    private static final Json JSON = new Json();
    private static final System.Logger LOG = System.getLogger("io.hirelay.conformance.TalkativeWriter");

    static List<Mutant> all() {
        return List.of(
                Mutant.of("ATS-WRITE-01", "a write that is tried is not registered", () -> new Interposed.Layer() {
                    @Override
                    public boolean offers(Operation<?, ?> operation) {
                        return !operation.equals(Ats.DEPARTMENTS_DELETE);
                    }
                }),
                Mutant.of("ATS-WRITE-02", "fields without a place are dropped", () -> new Interposed.Layer() {
                    @Override
                    public WriteSupport support(ActionOperation<?, ?> operation, WriteSupport support) {
                        return operation.equals(Ats.CANDIDATES_UPDATE) ? WriteSupport.PLAIN : support;
                    }
                }),
                Mutant.of(
                        "ATS-WRITE-03",
                        "a title is not written",
                        () -> WriteLayers.input(
                                Ats.CANDIDATES_CREATE, input -> Writing.with(input, "title", Optional.empty()))),
                Mutant.of(
                        "ATS-WRITE-04",
                        "everything is said to be created",
                        () -> WriteLayers.preparing(
                                Ats.APPLICATIONS_MOVE_STAGE, WriteLayers.saying(Written.Outcome.CREATED))),
                Mutant.of(
                        "ATS-WRITE-05",
                        "what a change does not name is emptied",
                        () -> WriteLayers.input(
                                Ats.CANDIDATES_UPDATE,
                                input -> input.title() instanceof Change.Keep<?>
                                        ? Writing.with(input, "title", Change.clear())
                                        : input)),
                Mutant.wired(
                        "ATS-WRITE-06", "what is added comes twice", changed("people.change", WriteMutants::twice)),
                Mutant.of(
                        "ATS-WRITE-07",
                        "null is overlooked",
                        () -> WriteLayers.input(
                                Ats.CANDIDATES_UPDATE,
                                input -> input.title() instanceof Change.Clear<?>
                                        ? Writing.with(input, "title", Change.keep())
                                        : input)),
                Mutant.of(
                        "ATS-WRITE-08",
                        "a stage of another job is overlooked",
                        () -> WriteLayers.input(
                                Ats.CANDIDATES_CREATE, input -> Writing.with(input, "stage_id", Optional.empty()))),
                Mutant.of(
                        "ATS-WRITE-09",
                        "a dry run is none",
                        () -> WriteLayers.preparing(Ats.ACTIVITIES_CREATE, WriteLayers.rashly())),
                Mutant.of(
                        "ATS-WRITE-10",
                        "what got no answer is sent again blindly",
                        () -> WriteLayers.preparing(null, WriteLayers.blindly())),
                Mutant.of(
                        "ATS-WRITE-11",
                        "what got no answer is an outage",
                        () -> WriteLayers.preparing(null, WriteLayers.losingAs(WriteMutants::outage))),
                Mutant.wired("ATS-WRITE-12", "a refusal for the rate is one for good", wire -> (request, patience) -> {
                    Wire.Answer answer = wire.post(request, patience);
                    return answer.status() == 429
                            ? new Wire.Answer(200, Map.of(), utf8("{\"ok\":false,\"problem\":\"decided_already\"}\n"))
                            : answer;
                }),
                Mutant.of(
                        "ATS-WRITE-13",
                        "nobody looks what became of a server error",
                        () -> WriteLayers.preparing(null, WriteLayers.blind())),
                Mutant.of(
                        "ATS-WRITE-14",
                        "whoever resumes believes that nothing was done",
                        () -> WriteLayers.preparing(null, WriteLayers.forgetful())),
                Mutant.of(
                        "ATS-WRITE-15",
                        "whoever resumes gives up",
                        () -> WriteLayers.preparing(Ats.APPLICATIONS_MOVE_STAGE, WriteLayers.blind())),
                Mutant.of("ATS-WRITE-16", "a user's e-mail address is nobody's", () -> users(false)),
                Mutant.of(
                        "ATS-WRITE-17",
                        "everything is written in one name",
                        () -> WriteLayers.calling(
                                call -> call.actingUser().isPresent() ? call.actingAs(first()) : call)),
                Mutant.of("ATS-WRITE-18", "who acts is not looked at", () -> users(true)),
                Mutant.of(
                        "ATS-WRITE-19",
                        "an id in capital letters is another one",
                        () -> WriteLayers.input(Ats.APPLICATIONS_MOVE_STAGE, input -> {
                            String id = input.applicationId().value();
                            if (!id.equals(id.toLowerCase(Locale.ROOT))) {
                                throw InvalidRequestException.unresolved("application_id", "names nothing", List.of());
                            }
                            return input;
                        })),
                Mutant.of(
                        "ATS-WRITE-20",
                        "remote_data is dropped",
                        () -> WriteLayers.input(
                                Ats.DEPARTMENTS_CREATE, input -> Writing.with(input, "remote_data", RawJson.NULL))),
                Mutant.wired(
                        "ATS-WRITE-21",
                        "nobody looks who is there",
                        Wires.answers((request, answer) -> request.path().equals("people.search")
                                        && new String(request.body(), StandardCharsets.UTF_8).contains("\"mail\"")
                                ? new Wire.Answer(200, Map.of(), utf8("{\"ok\":true,\"next\":null}\n{\"end\":0}\n"))
                                : answer)),
                Mutant.of(
                        "ATS-WRITE-22",
                        "whoever is there is changed without being asked for",
                        () -> WriteLayers.input(Ats.CANDIDATES_CREATE, WriteMutants::updating)),
                Mutant.of("ATS-WRITE-23", "addresses are compared with their case", WriteMutants::caseful),
                Mutant.of("ATS-WRITE-24", "files come back in part", WriteMutants::halving),
                Mutant.of(
                        "ATS-SECRET-05",
                        "a failure quotes what was sent",
                        () -> WriteLayers.failing(input -> e -> new UnavailableException(
                                ErrorCode.REMOTE_UNAVAILABLE, "failed for " + input, Optional.empty(), null, e))),
                Mutant.of("ATS-SECRET-06", "what was sent is logged", WriteMutants::logging));
    }

    private static HirelayException outage(HirelayException e) {
        return new UnavailableException(ErrorCode.REMOTE_UNAVAILABLE, "down", Optional.empty(), null, e);
    }

    private static NewCandidate updating(NewCandidate input) {
        return input.onDuplicate().filter(OnDuplicate.RETURN_EXISTING::equals).isPresent()
                ? Writing.with(input, "on_duplicate", Optional.of(OnDuplicate.UPDATE_EXISTING))
                : input;
    }

    /** Changes the body of requests to a path. */
    private static UnaryOperator<Wire> changed(String path, UnaryOperator<Map<String, @Nullable Object>> change) {
        return wire -> (request, patience) -> request.path().equals(path)
                ? wire.post(
                        new Wire.Request(
                                path,
                                request.token(),
                                request.actor(),
                                JSON.write(change.apply(JSON.readObject(request.body())))),
                        patience)
                : wire.post(request, patience);
    }

    private static Map<String, @Nullable Object> twice(Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(body);
        if (body.get("links") instanceof List<?> links && !links.isEmpty()) {
            List<@Nullable Object> more = new ArrayList<>(links);
            more.add(links.get(links.size() - 1));
            changed.put("links", more);
        }
        return changed;
    }

    private static Interposed.Layer users(boolean anybody) {
        return new Interposed.Layer() {
            @Override
            public <S extends Session> ActingUsers<S> users(ActingUsers<S> users) {
                return new ActingUsers<>() {
                    @Override
                    public String canonical(S session, String given, CallContext call) {
                        if (anybody) {
                            return given;
                        }
                        if (given.contains("@")) {
                            throw InvalidRequestException.unresolved("user_id", "names nobody", List.of());
                        }
                        return users.canonical(session, given, call);
                    }

                    @Override
                    public Optional<String> choose(S session, CallContext call) {
                        return users.choose(session, call);
                    }
                };
            }
        };
    }

    private static String first() {
        try (PreparedAccount account = new ReferenceFixture().prepare()) {
            return account.actors().forms().get(0);
        }
    }

    private static Interposed.Layer caseful() {
        return new Interposed.Layer() {
            @Override
            @SuppressWarnings("unchecked") // it is asked about this operation alone
            public <S extends Session, I, O> ReadHandler<S, I, O> action(
                    ActionOperation<I, O> operation, ReadHandler<S, I, O> handler) {
                return (session, input, call) -> {
                    O right = handler.read(session, input, call);
                    boolean shouting = input instanceof DuplicateQuery query
                            && query.emails().stream()
                                    .flatMap(email -> email.email().stream())
                                    .anyMatch(email -> email.equals(email.toUpperCase(Locale.ROOT)));
                    return shouting && right instanceof DuplicateSearch search
                            ? (O) new DuplicateSearch(List.of(), search.searched())
                            : right;
                };
            }
        };
    }

    private static Interposed.Layer halving() {
        return new Interposed.Layer() {
            @Override
            @SuppressWarnings("unchecked") // a file in the place of a file
            public <S extends Session, I, O> ReadHandler<S, I, O> action(
                    ActionOperation<I, O> operation, ReadHandler<S, I, O> handler) {
                return (session, input, call) -> {
                    O right = handler.read(session, input, call);
                    return right instanceof Download file ? (O) half(file) : right;
                };
            }
        };
    }

    private static Download half(Download file) {
        try (file) {
            byte[] bytes = file.stream().readAllBytes();
            return new Download(
                    file.fileName(),
                    file.contentType(),
                    OptionalLong.empty(),
                    new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length / 2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Interposed.Layer logging() {
        return new Interposed.Layer() {
            @Override
            public <S extends Session, I, O> WriteHandler<S, I, O> write(
                    ActionOperation<I, O> operation, WriteHandler<S, I, O> handler) {
                return (session, input, call) -> {
                    LOG.log(System.Logger.Level.TRACE, "writing " + input);
                    return handler.prepare(session, input, call);
                };
            }
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
