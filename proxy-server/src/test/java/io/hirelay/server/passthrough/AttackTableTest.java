package io.hirelay.server.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.server.PassthroughServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What has been tried against the passthrough, and what came of it: ATTACKS.md says the same. {@code
 * -Dhirelay.readme.write=true} makes it do so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AttackTableTest {
    private static final Path TABLE = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .resolve("ATTACKS.md");
    private static final String BEGIN = "<!-- attacks:begin -->\n";
    private static final String END = "<!-- attacks:end -->";

    private final Map<Attack, String> outcomes = new LinkedHashMap<>();
    private RawUpstream upstream;
    private PassthroughServer server;

    /** Does not wait for long. */
    private PassthroughServer impatient;

    @BeforeAll
    void start() throws IOException {
        upstream = new RawUpstream();
        server = new PassthroughServer(upstream.address(), Map.of());
        impatient = new PassthroughServer(upstream.address(), Map.of("HIRELAY_PASSTHROUGH_TIMEOUT", "1"));
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
        impatient.close();
        upstream.close();
    }

    private List<Attack> attacks() {
        return Attack.all();
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void does_not_come_off(Attack attack) throws Exception {
        PassthroughServer asked = attack.kind().equals(SlowAttacks.KIND) ? impatient : server;
        try (RawExchange exchange = new RawExchange(asked, upstream)) {
            attack.script().run(exchange);
            outcomes.put(attack, exchange.outcome());
        }
    }

    @Order(2)
    @Test
    void the_table_that_is_published_is_what_has_happened() throws IOException {
        assertEquals(attacks().size(), outcomes.size(), "some have come off");
        String page = Files.readString(TABLE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("hirelay.readme.write")) {
            Files.writeString(TABLE, page.substring(0, begin) + markdown() + page.substring(end));
            return;
        }
        assertEquals(markdown(), page.substring(begin, end));
    }

    private String markdown() {
        StringBuilder rows = new StringBuilder("| Aims | What is tried | What comes of it |\n|---|---|---|\n");
        outcomes.forEach((attack, outcome) -> rows.append("| ")
                .append(attack.kind())
                .append(" | ")
                .append(attack.name())
                .append(" | ")
                .append(outcome)
                .append(" |\n"));
        return rows.toString();
    }
}
