package io.hirelay.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.hirelay.http.Acme.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.HirelayException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Safety;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a call, by what it meets and by what sending it twice would mean: every cell of the table. */
class RetryMatrixTest {
    private static final ResponseDefinitionBuilder OK = okJson("{\"title\":\"T\"}");
    private static final String UNREACHABLE = "nobody who listens";
    private static final String SILENCE = "silence after sending"; // a real second: it is a socket that waits
    private static final String RENEWED = "401 and another credential";

    private static final class Renewing implements RequestAuth {
        @Override
        public AuthHeaders headers() {
            return AuthHeaders.bearer("old-c4n4ry");
        }

        @Override
        public AuthHeaders afterRefusal(AuthHeaders refused, Deadline deadline) {
            return AuthHeaders.bearer("new-c4n4ry");
        }
    }

    @RegisterExtension
    final Acme acme = new Acme();

    /** What a cell says: how a call ends, and the statuses of all that was sent; 0 for no answer. */
    private record Cell(Class<?> end, List<Integer> statuses) {
        static Cell served(Integer... statuses) {
            return new Cell(JobsApi.JobDto.class, List.of(statuses));
        }

        static Cell ends(Class<? extends HirelayException> end, Integer... statuses) {
            return new Cell(end, List.of(statuses));
        }
    }

    /** A row: what is met first, everything afterwards is well. */
    private record Row(
            String met,
            Duration deadline,
            List<ResponseDefinitionBuilder> first,
            Cell read,
            Cell idempotent,
            Cell write) {
        Cell cell(Safety safety) {
            return switch (safety) {
                case READ -> read;
                case IDEMPOTENT -> idempotent;
                case WRITE -> write;
            };
        }
    }

    private static Row row(String met, Duration deadline, ResponseDefinitionBuilder first, Cell all) {
        return new Row(met, deadline, List.of(first), all, all, all);
    }

    private static Row row(String met, ResponseDefinitionBuilder first, Cell read, Cell idempotent, Cell write) {
        return new Row(met, Duration.ofMinutes(2), List.of(first), read, idempotent, write);
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                UNREACHABLE,
                Duration.ofMinutes(2),
                List.of(),
                Cell.ends(UnavailableException.class, 0, 0, 0),
                Cell.ends(UnavailableException.class, 0, 0, 0),
                Cell.ends(UnavailableException.class, 0, 0, 0)));
        rows.add(row(
                "429 with a wait that the deadline allows",
                Duration.ofMinutes(2),
                refusal(429).withHeader("Retry-After", "3"),
                Cell.served(429, 200)));
        rows.add(row("429 without a wait", Duration.ofMinutes(2), refusal(429), Cell.served(429, 200)));
        rows.add(row(
                "429 with a longer wait than the deadline",
                Duration.ofSeconds(20),
                refusal(429).withHeader("Retry-After", "25"),
                Cell.ends(RateLimitedException.class, 429)));
        rows.add(row(
                "429 without a wait and a deadline shorter than the window",
                Duration.ofSeconds(8),
                refusal(429),
                Cell.ends(RateLimitedException.class, 429)));
        for (int status : List.of(408, 500, 502, 503, 504, 520)) {
            rows.add(row(
                    String.valueOf(status),
                    refusal(status),
                    Cell.served(status, 200),
                    Cell.served(status, 200),
                    Cell.ends(UnknownOutcomeException.class, status)));
        }
        for (Fault fault :
                List.of(Fault.EMPTY_RESPONSE, Fault.CONNECTION_RESET_BY_PEER, Fault.RANDOM_DATA_THEN_CLOSE)) {
            rows.add(row(
                    "an end after sending: " + fault,
                    aResponse().withFault(fault),
                    Cell.served(0, 200),
                    Cell.served(0, 200),
                    Cell.ends(UnknownOutcomeException.class, 0)));
        }
        rows.add(row(
                SILENCE,
                okJson("{}").withFixedDelay(3_000),
                Cell.served(0, 200),
                Cell.served(0, 200),
                Cell.ends(UnknownOutcomeException.class, 0)));
        rows.add(row(
                "401 and no other credential",
                Duration.ofMinutes(2),
                refusal(401),
                Cell.ends(AuthenticationException.class, 401)));
        rows.add(row(RENEWED, Duration.ofMinutes(2), refusal(401), Cell.served(401, 200)));
        rows.add(row(
                "something else than JSON",
                aResponse().withBody("<html>welcome</html>"),
                Cell.ends(ProtocolException.class, 200),
                Cell.ends(UnknownOutcomeException.class, 200),
                Cell.ends(UnknownOutcomeException.class, 200)));
        rows.add(row(
                "other JSON than is documented",
                okJson("[1]"),
                Cell.ends(ProtocolException.class, 200),
                Cell.ends(UnknownOutcomeException.class, 200),
                Cell.ends(UnknownOutcomeException.class, 200)));
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> everyCellIsAsTheTableSays() {
        return rows().stream()
                .flatMap(row -> Stream.of(Safety.values())
                        .map(safety ->
                                DynamicTest.dynamicTest(safety + " meets " + row.met(), () -> meets(row, safety))));
    }

    private void meets(Row row, Safety safety) throws IOException {
        acme.server.resetAll();
        acme.exchanges.clear();
        acme.settings = HttpSettings.DEFAULT
                .withMaxAttempts(3)
                .withReadTimeout(row.met().equals(SILENCE) ? Duration.ofSeconds(1) : Duration.ofMinutes(1));
        acme.auth = row.met().equals(RENEWED) ? new Renewing() : RequestAuth.bearer(() -> Acme.TOKEN);
        List<ResponseDefinitionBuilder> answers = new ArrayList<>(row.first());
        answers.add(OK);
        acme.answers(answers.toArray(ResponseDefinitionBuilder[]::new));
        RestClient client = row.met().equals(UNREACHABLE) ? acme.client(nobody()) : acme.client();
        Instant started = acme.clock.instant();

        Object end;
        try {
            end = call(client, safety, acme.call(row.deadline()));
        } catch (HirelayException e) {
            end = e;
        }

        assertEquals(row.cell(safety), new Cell(end.getClass(), acme.statuses()));
        assertTrue(
                Duration.between(started, acme.clock.instant()).compareTo(row.deadline()) <= 0,
                "a call never waits beyond its deadline");
    }

    private static Object call(RestClient client, Safety safety, CallContext call) {
        JobsApi api = client.api(JobsApi.class);
        JobsApi.NewJob job = new JobsApi.NewJob("T", null);
        return switch (safety) {
            case READ -> client.call(api.get("A", call), safety).value();
            case IDEMPOTENT -> client.call(api.replace("A", job, call), safety);
            case WRITE -> client.call(api.create(job, call), safety);
        };
    }

    /** A port on which nobody listens. */
    private static String nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }
}
