package io.hirelay.server.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.PassthroughServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HTTP between a client, the whole server and a provider, byte by byte (RFC 9110 and 9112, both directions). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireTableTest {
    private RawUpstream upstream;
    private PassthroughServer server;

    @BeforeAll
    void start() throws IOException {
        upstream = new RawUpstream();
        server = new PassthroughServer(upstream.address(), Map.of());
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
        upstream.close();
    }

    private List<WireCase> cases() {
        RewritingCases rewriting =
                new RewritingCases(upstream.address().toString(), "http://hirelay/passthrough/" + server.account());
        return Stream.of(RequestCases.all(), AnswerCases.all(), FramingCases.all(), rewriting.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void holds(WireCase one) throws Exception {
        try (RawExchange exchange = new RawExchange(server, upstream)) {
            one.script().run(exchange);
        }
    }

    @Test
    void the_table_is_long_and_no_line_of_it_is_there_twice() {
        List<String> names = cases().stream().map(WireCase::name).toList();
        assertTrue(names.size() >= 60, names.size() + " cases");
        assertEquals(names.size(), names.stream().distinct().count());
    }
}
