package io.hirelay.workable.sandbox.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The platform's OAuth server, with one application of its own: consent is given at once in a member's name, codes are
 * good for one exchange, and a refresh ends both old tokens. Thread-safe.
 *
 * <p>Everything here can be told otherwise, by the next request on.
 */
public final class OAuthServer {
    private static final Duration TOKEN_LIFE = Duration.ofHours(2);
    private static final Duration CODE_LIFE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Tokens tokens;
    private final LongSupplier firstAdministrator;
    private final String clientId;
    private final String clientSecret;

    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Grant> byRefreshToken = new HashMap<>();
    private final Set<URI> redirects = new HashSet<>();
    private Counts counts = new Counts(0, 0, 0);
    private Duration tokenLife = TOKEN_LIFE;
    private Duration codeLife = CODE_LIFE;
    private OptionalLong member = OptionalLong.empty();
    private boolean denied;
    private boolean forgiving;

    /** @param firstAdministrator who agrees unless somebody else is named */
    public OAuthServer(Clock clock, Tokens tokens, LongSupplier firstAdministrator) {
        this.clock = clock;
        this.tokens = tokens;
        this.firstAdministrator = firstAdministrator;
        this.clientId = tokens.freshSecret().substring(0, 16);
        this.clientSecret = tokens.freshSecret();
    }

    /** What was asked of the member who agrees. */
    public record Consent(URI redirect, Set<Scope> scopes, Optional<String> challenge, String challengeMethod) {
        public Consent {
            scopes = Set.copyOf(scopes);
        }
    }

    /** Tokens just given out. */
    public record Granted(
            String accessToken, String refreshToken, Duration life, Set<Scope> scopes, Instant createdAt) {
        public Granted {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Granted" + scopes;
        }
    }

    /** What has been done well so far. */
    public record Counts(int exchanges, int refreshes, int revocations) {}

    /** A member's consent, from the exchange of its code until it is taken back; never without its newest token. */
    private static final class Grant {
        private final long member;
        private final Set<Scope> scopes;
        private final Set<String> accessTokens = new HashSet<>();

        Grant(long member, Set<Scope> scopes) {
            this.member = member;
            this.scopes = scopes;
        }
    }

    private static final class Code {
        private final Consent consent;
        private final long member;
        private final Instant until;
        private Optional<Grant> exchanged = Optional.empty();

        Code(Consent consent, long member, Instant until) {
            this.consent = consent;
            this.member = member;
            this.until = until;
        }
    }

    /** The id of the one application. */
    public String clientId() {
        return clientId;
    }

    /** The secret of the one application. */
    public String clientSecret() {
        return clientSecret;
    }

    /** How long access tokens live that are given out from now on; two hours at first. */
    public synchronized void tokenLife(Duration life) {
        this.tokenLife = life;
    }

    /** How long codes live that are given out from now on; a minute at first. */
    public synchronized void codeLife(Duration life) {
        this.codeLife = life;
    }

    /** Whether whoever is asked refuses. */
    public synchronized void deny(boolean refusing) {
        this.denied = refusing;
    }

    /** Who agrees from now on; at first the first active administrator. */
    public synchronized void agreeAs(long memberId) {
        this.member = OptionalLong.of(memberId);
    }

    /** Whether old tokens go on until the new access token is first used, instead of ending with the refresh. */
    public synchronized void forgive(boolean lenient) {
        this.forgiving = lenient;
    }

    /** Lets browsers be sent back to this address; any address is good until one has been named. */
    public synchronized void register(URI redirect) {
        redirects.add(redirect);
    }

    /** What has been done well so far. */
    public synchronized Counts counts() {
        return counts;
    }

    /** Ends every access token at once, as if its time were over; refresh tokens go on. */
    public synchronized void expireAccessTokens() {
        byRefreshToken.values().forEach(this::endAccess);
    }

    /** Takes every consent back, as a member can in the account's settings. */
    public synchronized void withdraw() {
        byRefreshToken.values().forEach(this::endAccess);
        byRefreshToken.clear();
    }

    /** Where to send the browser back; refused where it must not be sent anywhere. */
    public synchronized URI redirect(String client, String address) {
        if (!client.equals(clientId)) {
            throw new OAuthRefusal(401, "invalid_client", "The application is unknown.");
        }
        URI redirect;
        try {
            redirect = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new OAuthRefusal(400, "invalid_redirect_uri", "The redirect address is none.");
        }
        boolean web = "http".equals(redirect.getScheme()) || "https".equals(redirect.getScheme());
        if (!web || redirect.getRawFragment() != null || !(redirects.isEmpty() || redirects.contains(redirect))) {
            throw new OAuthRefusal(400, "invalid_redirect_uri", "The redirect address is not registered.");
        }
        return redirect;
    }

    /** Answers a code. */
    public synchronized String authorize(Consent consent) {
        if (denied) {
            throw new OAuthRefusal(403, "access_denied", "The member denied the request.");
        }
        if (consent.scopes().isEmpty()) {
            throw new OAuthRefusal(400, "invalid_scope", "No scope was asked for.");
        }
        String code = tokens.freshSecret();
        codes.put(
                code,
                new Code(
                        consent,
                        member.orElseGet(firstAdministrator),
                        clock.instant().plus(codeLife)));
        return code;
    }

    /** Refuses whoever is not the application. */
    public void identify(String client, String secret) {
        if (!client.equals(clientId) || !same(secret, clientSecret)) {
            throw new OAuthRefusal(401, "invalid_client", "The application is unknown or its secret is wrong.");
        }
    }

    /** Gives tokens for a code; one that comes a second time takes back what it gave the first time. */
    public synchronized Granted exchange(String code, String redirect, Optional<String> verifier) {
        Code found = codes.get(code);
        if (found == null) {
            throw invalid("The code is unknown.");
        }
        if (found.exchanged.isPresent()) {
            end(found.exchanged.get());
            throw invalid("The code was used before.");
        }
        if (!clock.instant().isBefore(found.until)) {
            throw invalid("The code has expired.");
        }
        if (!found.consent.redirect().toString().equals(redirect)) {
            throw invalid("The redirect address is another one.");
        }
        if (!proves(found.consent, verifier)) {
            throw invalid("The code verifier does not fit the challenge.");
        }
        Grant grant = new Grant(found.member, found.consent.scopes());
        found.exchanged = Optional.of(grant);
        counts = new Counts(counts.exchanges + 1, counts.refreshes, counts.revocations);
        return give(grant, () -> {});
    }

    /** Gives the next tokens; both old ones end. */
    public synchronized Granted refresh(String refreshToken) {
        Grant grant = byRefreshToken.get(refreshToken);
        if (grant == null) {
            throw invalid("The refresh token is invalid, was used before or has been revoked.");
        }
        counts = new Counts(counts.exchanges, counts.refreshes + 1, counts.revocations);
        Set<String> old = Set.copyOf(grant.accessTokens);
        Runnable endOld = () -> {
            synchronized (this) {
                byRefreshToken.remove(refreshToken);
                grant.accessTokens.removeAll(old);
                old.forEach(tokens::revoke);
            }
        };
        if (!forgiving) {
            endOld.run();
            return give(grant, () -> {});
        }
        return give(grant, endOld);
    }

    /** Takes a consent back, for whoever holds a token of it that is good. */
    public synchronized void revoke(String accessToken, Optional<String> refreshToken) {
        Grant grant = tokens.find(accessToken)
                .flatMap(holder -> byRefreshToken.values().stream()
                        .filter(each -> each.accessTokens.contains(accessToken))
                        .findFirst())
                .orElseThrow(() -> new OAuthRefusal(401, "invalid_token", "The access token is invalid."));
        if (refreshToken.map(byRefreshToken::get).filter(grant::equals).isPresent()) {
            end(grant);
            counts = new Counts(counts.exchanges, counts.refreshes, counts.revocations + 1);
        }
    }

    private Granted give(Grant grant, Runnable atFirstUse) {
        Instant now = clock.instant();
        Token token = tokens.issue(
                Token.Kind.USER,
                grant.scopes,
                OptionalLong.of(grant.member),
                Optional.of(now.plus(tokenLife)),
                atFirstUse);
        String refreshToken = tokens.freshSecret();
        grant.accessTokens.add(token.secret());
        byRefreshToken.put(refreshToken, grant);
        return new Granted(token.secret(), refreshToken, tokenLife, grant.scopes, now);
    }

    private void end(Grant grant) {
        endAccess(grant);
        byRefreshToken.values().removeIf(grant::equals);
    }

    private void endAccess(Grant grant) {
        grant.accessTokens.forEach(tokens::revoke);
        grant.accessTokens.clear();
    }

    private static boolean proves(Consent consent, Optional<String> verifier) {
        if (consent.challenge().isEmpty()) {
            return true;
        }
        String given = verifier.orElse("");
        String proof = consent.challengeMethod().equals("S256") ? hashed(given) : given;
        return same(proof, consent.challenge().get());
    }

    private static String hashed(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static OAuthRefusal invalid(String description) {
        return new OAuthRefusal(400, "invalid_grant", description);
    }
}
