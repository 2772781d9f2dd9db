package io.hirelay.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.http.AuthHeaders;
import io.hirelay.http.RequestAuth;
import io.hirelay.operation.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialSourceTest {
    private static final Deadline SOON = Deadline.after(Duration.ofSeconds(5), () -> Instant.EPOCH);

    private final List<String> refused = new ArrayList<>();

    /** Knows one token, and another once that one is refused. */
    private final class Rotating implements CredentialSource {
        private String token = "one";

        @Override
        public Credential current() {
            return new Credential.AccessToken(token);
        }

        @Override
        public Credential renewed(Credential credential, Deadline deadline) {
            refused.add(((Credential.AccessToken) credential).token());
            token = "two";
            return current();
        }
    }

    private static AuthHeaders bearer(Credential credential) {
        return AuthHeaders.bearer(((Credential.AccessToken) credential).token());
    }

    @Test
    void only_the_credential_in_force_is_renewed_when_it_is_refused() {
        RequestAuth auth = new Rotating().auth(CredentialSourceTest::bearer);

        assertEquals(AuthHeaders.bearer("one"), auth.valid(SOON));
        assertEquals(AuthHeaders.bearer("two"), auth.afterRefusal(AuthHeaders.bearer("one"), SOON));
        assertEquals(AuthHeaders.bearer("two"), auth.afterRefusal(AuthHeaders.bearer("one"), SOON));
        assertEquals(AuthHeaders.bearer("two"), auth.headers());
        assertEquals(List.of("one"), refused);
    }

    @Test
    void one_that_stays_is_given_again_when_it_is_refused() {
        CredentialSource source = CredentialSource.of(new Credential.AccessToken("one"));

        assertEquals(source.current(), source.valid(SOON));
        assertEquals(source.current(), source.renewed(source.current(), SOON));
    }

    @Test
    void a_connection_keeps_its_secrets_out_of_its_settings() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SettingSpec(
                        "api_key",
                        SettingSpec.Level.CONNECTION,
                        "The key.",
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        "x",
                        true));
    }
}
