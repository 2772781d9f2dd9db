package io.hirelay.spi;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An operator's application at a provider's OAuth 2.0 server.
 *
 * @param authorizeUri where the customer's browser is sent
 * @param tokenUri where codes and refresh tokens are exchanged
 * @param revokeUri where a grant is taken back, for servers that know that
 * @param revocation how that server wants to be asked
 * @param clientSecret never in an address, never shown
 * @param scopes what is asked for
 * @param authorizeParameters what the server wants beside the standard's parameters
 * @param pkce whether a proof key is sent along (RFC 7636, S256)
 */
public record OAuthApplication(
        URI authorizeUri,
        URI tokenUri,
        Optional<URI> revokeUri,
        Revocation revocation,
        String clientId,
        Secret clientSecret,
        List<String> scopes,
        Map<String, String> authorizeParameters,
        boolean pkce) {
    /** How a server wants to be asked to take a grant back. */
    public enum Revocation {
        /** RFC 7009: a form of {@code token}, {@code client_id} and {@code client_secret}. */
        STANDARD,
        /** A form of {@code refresh_token}, authorized by the access token itself. */
        BEARER
    }

    public OAuthApplication {
        Objects.requireNonNull(authorizeUri, "authorizeUri");
        Objects.requireNonNull(tokenUri, "tokenUri");
        Objects.requireNonNull(revokeUri, "revokeUri");
        Objects.requireNonNull(revocation, "revocation");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientSecret, "clientSecret");
        scopes = List.copyOf(scopes);
        authorizeParameters = Map.copyOf(authorizeParameters);
    }

    /** One whose server takes grants back as the standard has it. */
    public OAuthApplication(
            URI authorizeUri,
            URI tokenUri,
            Optional<URI> revokeUri,
            String clientId,
            Secret clientSecret,
            List<String> scopes,
            Map<String, String> authorizeParameters,
            boolean pkce) {
        this(
                authorizeUri,
                tokenUri,
                revokeUri,
                Revocation.STANDARD,
                clientId,
                clientSecret,
                scopes,
                authorizeParameters,
                pkce);
    }
}
