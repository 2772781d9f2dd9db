package io.hirelay.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import io.hirelay.server.http.Caller;
import io.hirelay.server.secret.DataDirectory;
import io.hirelay.spi.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    private Path folder;

    private TokenFile file() {
        return new TokenFile(DataDirectory.open(folder), new Json());
    }

    @Test
    void a_token_leads_to_its_environment() {
        ApiTokens tokens = new ApiTokens(
                List.of(ApiToken.of(Secret.of("one"), "n", "default", NOW)),
                () -> List.of(ApiToken.of(Secret.of("two"), "n", "staging", NOW)));

        assertEquals(Optional.of("default"), tokens.authenticate("one").map(Caller::environment));
        assertEquals(Optional.of("staging"), tokens.authenticate("two").map(Caller::environment));
        for (String wrong : new String[] {"", "on", "onee", "three", "one "}) {
            assertEquals(Optional.empty(), tokens.authenticate(wrong));
        }
    }

    @Test
    void what_one_process_makes_another_knows_until_it_is_revoked() {
        TokenFile command = file();
        TokenFile server = file();
        ApiTokens tokens = new ApiTokens(List.of(), server::tokens);
        assertEquals(Optional.empty(), tokens.authenticate("fresh"));

        ApiToken made = ApiToken.of(Secret.of("fresh"), "ci", "default", NOW);
        command.add(made);
        assertEquals(Optional.of(made.id()), tokens.authenticate("fresh").map(Caller::tokenId));

        assertTrue(command.revoke(made.id()));
        assertFalse(command.revoke(made.id()));
        assertEquals(Optional.empty(), tokens.authenticate("fresh"));
    }

    @Test
    void the_file_holds_no_token() throws IOException {
        file().add(ApiToken.of(Secret.of("canary-8d1f"), "ci", "default", NOW));

        String content = Files.readString(folder.resolve("api-tokens.json"));
        assertFalse(content.contains("canary"), content);
        assertTrue(content.contains("\"name\":\"ci\""), content);
    }

    @Test
    void a_damaged_file_is_told_with_its_name() throws IOException {
        Files.writeString(folder.resolve("api-tokens.json"), "{\"tokens\":[{\"id\":1}]}");

        String message =
                assertThrows(UncheckedIOException.class, () -> file().tokens()).getMessage();
        assertTrue(message.contains("api-tokens.json"), message);
        assertTrue(message.contains("damaged"), message);
    }

    @Test
    void tokens_are_new_each_time_and_fit_a_header() {
        Set<String> seen = new HashSet<>();
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 100; i++) {
            String token = ApiToken.generate(random).reveal();
            assertTrue(token.matches("hrl_[A-Za-z0-9_-]{43}"), token);
            assertTrue(seen.add(token));
        }
    }
}
