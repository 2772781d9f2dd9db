package io.hirelay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.input.NewDepartment;
import io.hirelay.model.Department;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Model;
import io.hirelay.spi.ActingUsers;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.Operations;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.WriteSupport;
import io.hirelay.spi.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WriteTest {
    private static final Department MADE = new Department(
            Id.of("d1"),
            Optional.of("R&D"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            RawJson.NULL,
            Set.of());

    /** A provider to whom each sending and each look happens as it is told. */
    private final Deque<Optional<HirelayException>> sendings = new ArrayDeque<>();

    private final Deque<Reconciliation<Department>> looks = new ArrayDeque<>();
    private final List<String> baselines = new ArrayList<>();
    private final List<Optional<String>> actors = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int sent;
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private final InstantSource clock = () -> now;
    private WriteSupport support = WriteSupport.PLAIN;
    private Optional<String> defaultUser = Optional.empty();
    private String active = "m1";
    private Optional<Model> barred = Optional.empty();

    private Connection connection() {
        Operations<TestProvider.Nothing> operations = new Operations<TestProvider.Nothing>()
                .write(Ats.DEPARTMENTS_CREATE, (session, input, call) -> prepared(call), support)
                .actingUsers(new ActingUsers<>() {
                    @Override
                    public String canonical(TestProvider.Nothing session, String given, CallContext call) {
                        String id = given.replace("@example.com", "");
                        if (!id.equals(active)) {
                            throw InvalidRequestException.unresolved("id", "is nobody who may act", List.of());
                        }
                        return id;
                    }

                    @Override
                    public void require(TestProvider.Nothing session, String user, Model model, CallContext call) {
                        if (barred.filter(model::equals).isPresent()) {
                            throw InvalidRequestException.unresolved("id", "may not act there", List.of());
                        }
                    }

                    @Override
                    public Optional<String> choose(TestProvider.Nothing session, CallContext call) {
                        return Optional.of(active);
                    }
                });
        return Hirelay.builder()
                .withoutDiscovery()
                .clock(clock)
                .provider(new TestProvider("test", operations))
                .build()
                .connect(new ConnectionConfig(
                                "test",
                                "acme",
                                Map.of("site", "acme"),
                                io.hirelay.spi.CredentialSource.of(new Credential.ApiKey("k")),
                                defaultUser)
                        .whenUserChosen(told::add));
    }

    private PreparedWrite<Department> prepared(CallContext call) {
        actors.add(call.actingUser());
        return new PreparedWrite<>() {
            @Override
            public Plan plan() {
                return new Plan("POST", "departments", Map.of("name", "R&D"));
            }

            @Override
            public String baseline() {
                return "before";
            }

            @Override
            public Written<Department> execute() {
                sent++;
                Optional<HirelayException> failure = sendings.pop();
                if (failure.isPresent()) {
                    throw failure.get();
                }
                return new Written<>(MADE, Written.Outcome.CREATED);
            }

            @Override
            public Reconciliation<Department> look(String baseline) {
                baselines.add(baseline);
                return looks.pop();
            }
        };
    }

    private Written<Department> create(Connection connection) {
        return connection.departments().create(NewDepartment.of("R&D"));
    }

    private static UnknownOutcomeException lost() {
        return new UnknownOutcomeException("lost", null, null);
    }

    @Test
    void what_is_answered_is_the_outcome() {
        sendings.add(Optional.empty());
        Written<Department> written = create(connection());
        assertSame(MADE, written.value());
        assertEquals(Written.Outcome.CREATED, written.outcome());
        assertEquals(List.of(), baselines, "nothing is looked for that is known");
    }

    @Test
    void a_change_whose_answer_was_lost_is_found_and_not_sent_again() {
        sendings.add(Optional.of(lost()));
        looks.add(Reconciliation.happened(MADE, Written.Outcome.CREATED));
        assertSame(MADE, create(connection()).value());
        assertEquals(1, sent);
        assertEquals(List.of("before"), baselines);
    }

    @Test
    void one_that_is_surely_not_there_is_sent_again_but_not_for_ever() {
        sendings.add(Optional.of(lost()));
        looks.add(Reconciliation.missing());
        sendings.add(Optional.empty());
        assertSame(MADE, create(connection()).value());
        assertEquals(2, sent);

        sent = 0;
        for (int i = 0; i < 3; i++) {
            sendings.add(Optional.of(lost()));
            looks.add(Reconciliation.missing());
        }
        assertThrows(UnknownOutcomeException.class, () -> create(connection()));
        assertEquals(3, sent);
    }

    @Test
    void one_that_cannot_be_known_is_left_to_the_caller() {
        sendings.add(Optional.of(lost()));
        looks.add(Reconciliation.unclear());
        assertThrows(UnknownOutcomeException.class, () -> create(connection()));
        assertEquals(1, sent);
    }

    @Test
    void a_repetition_that_is_refused_may_be_refused_because_of_the_first() {
        sendings.add(Optional.of(lost()));
        looks.add(Reconciliation.missing());
        sendings.add(Optional.of(new ConflictException(ErrorCode.REMOTE_CONFLICT, "is there", null)));
        looks.add(Reconciliation.happened(MADE, Written.Outcome.CREATED));
        assertSame(MADE, create(connection()).value());

        sendings.add(Optional.of(lost()));
        looks.add(Reconciliation.missing());
        sendings.add(Optional.of(new ConflictException(ErrorCode.REMOTE_CONFLICT, "is there", null)));
        looks.add(Reconciliation.missing());
        assertThrows(ConflictException.class, () -> create(connection()));
    }

    @Test
    void what_surely_was_not_applied_fails_as_it_did() {
        sendings.add(Optional.of(
                new UnavailableException(ErrorCode.REMOTE_UNAVAILABLE, "away", Optional.empty(), null, null)));
        assertThrows(UnavailableException.class, () -> create(connection()));
        assertEquals(List.of(), baselines);
    }

    @Test
    void nothing_is_looked_for_when_the_time_is_over() {
        Connection connection = connection();
        Write<Department> write = connection.prepare(
                Ats.DEPARTMENTS_CREATE,
                NewDepartment.of("R&D"),
                CallContext.until(Deadline.after(Duration.ofSeconds(1), clock)));
        sendings.add(Optional.of(lost()));
        now = now.plusSeconds(2);
        assertThrows(UnknownOutcomeException.class, write::run);
        assertEquals(List.of(), baselines);
    }

    @Test
    void another_process_looks_before_it_sends() {
        Connection connection = connection();
        CallContext call = connection.newContext();
        looks.add(Reconciliation.happened(MADE, Written.Outcome.CREATED));
        assertSame(
                MADE,
                connection
                        .prepare(Ats.DEPARTMENTS_CREATE, NewDepartment.of("R&D"), call)
                        .resume("noted")
                        .value());
        assertEquals(0, sent);
        assertEquals(List.of("noted"), baselines);

        looks.add(Reconciliation.unclear());
        assertThrows(
                UnknownOutcomeException.class,
                () -> connection
                        .prepare(Ats.DEPARTMENTS_CREATE, NewDepartment.of("R&D"), call)
                        .resume("noted"));
        assertEquals(0, sent);

        looks.add(Reconciliation.missing());
        sendings.add(Optional.empty());
        connection
                .prepare(Ats.DEPARTMENTS_CREATE, NewDepartment.of("R&D"), call)
                .resume("noted");
        assertEquals(1, sent);
    }

    @Test
    void whoever_may_act_elsewhere_alone_is_refused_by_the_name_of_who_named_them() {
        support = WriteSupport.PLAIN.asUser();
        defaultUser = Optional.of("m1");
        barred = Optional.of(Model.HRIS);
        sendings.add(Optional.empty());
        create(connection());

        barred = Optional.of(Model.ATS);
        InvalidRequestException refused = assertThrows(InvalidRequestException.class, () -> create(connection()));

        assertEquals("default_user_id", refused.failures().get(0).field());
        assertEquals(1, sent);
    }

    @Test
    void a_dry_run_sends_nothing() {
        assertEquals(
                "POST",
                connection()
                        .prepare(
                                Ats.DEPARTMENTS_CREATE,
                                NewDepartment.of("R&D"),
                                connection().newContext())
                        .plan()
                        .method());
        assertEquals(0, sent);
    }

    @Test
    void what_is_wrong_by_itself_never_reaches_the_provider() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class, () -> connection().departments().create(NewDepartment.of(" ")));
        assertEquals("name", refused.failures().get(0).field());
        support = WriteSupport.PLAIN.refusing("parent", "departments have no parent here");
        refused = assertThrows(
                InvalidRequestException.class,
                () -> connection().departments().create(NewDepartment.of("R&D").within("d0")));
        assertEquals("parent", refused.failures().get(0).field());
        assertTrue(String.valueOf(refused.getMessage()).contains("no parent here"));
        assertEquals(List.of(), actors);
    }

    @Test
    void somebody_acts_only_where_somebody_has_to() {
        sendings.add(Optional.empty());
        create(connection());
        assertEquals(List.of(Optional.empty()), actors);
        assertEquals(List.of(), told);
    }

    @Test
    void whom_the_call_names_comes_before_the_default_and_that_before_a_choice() {
        support = WriteSupport.PLAIN.asUser();
        for (int i = 0; i < 4; i++) {
            sendings.add(Optional.empty());
        }
        Connection choosing = connection();
        create(choosing);
        create(choosing);
        assertEquals(List.of(Optional.of("m1"), Optional.of("m1")), actors);
        assertEquals(List.of("m1"), told, "chosen once, and told to the host");

        active = "m2";
        create(choosing);
        assertEquals(List.of("m1", "m2"), told, "one who may no longer act is chosen anew");

        create(choosing.as("m2@example.com"));
        assertEquals(Optional.of("m2"), actors.get(3), "canonical");
        assertFalse(told.contains("m2@example.com"));

        defaultUser = Optional.of("m1");
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> create(connection()), "a default that may not act");
        assertEquals("default_user_id", refused.failures().get(0).field());
        refused = assertThrows(
                InvalidRequestException.class, () -> create(connection().as("nobody")));
        assertEquals("user_id", refused.failures().get(0).field());
    }

    @Test
    void what_is_not_registered_is_not_supported() {
        assertThrows(
                NotSupportedException.class,
                () -> connection()
                        .scorecards()
                        .create(io.hirelay.input.NewScorecard.of("c1", io.hirelay.model.Recommendation.YES, "good")));
    }
}
