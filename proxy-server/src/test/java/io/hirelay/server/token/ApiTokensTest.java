package io.hirelay.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Admission;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Spec;
import io.hirelay.spi.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApiTokensTest {
    private static final UUID ACCOUNT = UUID.fromString("0b54d2c6-2b5e-4c53-8c1c-1c2f6a3d0a01");
    private static final Admission.Call READ = new Admission.Call("GET", List.of("a"), endpoint("GET"));
    private static final Admission.Call WRITE = new Admission.Call("POST", List.of("a"), endpoint("POST"));

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final ListTokenStore store = new ListTokenStore();
    private final List<ApiToken> fixed = List.of(ApiToken.of(Secret.of("first"), "bootstrap", "default", now));

    private static Endpoint endpoint(String method) {
        return new Endpoint(method, "/a", Access.TOKEN, Spec.hidden("test"), request -> Answer.empty(204));
    }

    private ApiTokens tokens(OptionalInt perMinute) {
        return new ApiTokens(fixed, store, new LocalCallLimits(() -> now), perMinute, () -> now);
    }

    private ApiTokens tokens() {
        return tokens(OptionalInt.empty());
    }

    private ApiToken keep(String token, String environment, TokenPolicy policy, Optional<Instant> expires) {
        ApiToken kept = ApiToken.of(Secret.of(token), "n", environment, policy, now, expires);
        store.insert(kept);
        return kept;
    }

    private static Duration refused(Caller caller) {
        RateLimitedException limited = assertThrows(
                RateLimitedException.class, () -> caller.admission().check(READ));
        assertEquals(ErrorCode.REQUEST_RATE_LIMITED, limited.code());
        return limited.retryAfter().orElseThrow();
    }

    @Test
    void a_token_leads_to_its_environment() {
        keep("two", "staging", TokenPolicy.EVERYTHING, Optional.empty());

        assertEquals(Optional.of("default"), tokens().authenticate("first").map(Caller::environment));
        assertEquals(Optional.of("staging"), tokens().authenticate("two").map(Caller::environment));
        for (String wrong : new String[] {"", "tw", "twoo", "three", "two ", "firs"}) {
            assertEquals(Optional.empty(), tokens().authenticate(wrong));
        }
    }

    @Test
    void a_hash_alone_does_not_let_in_even_when_the_store_errs() {
        ApiToken other = ApiToken.of(Secret.of("other"), "n", "default", now);
        store.answerAlways(other);
        assertEquals(Optional.empty(), tokens().authenticate("guess"));
        assertTrue(tokens().authenticate("other").isPresent());
    }

    @Test
    void a_revoked_token_is_refused_from_the_next_call_on() {
        ApiTokens tokens = tokens();
        ApiToken kept = keep("two", "default", TokenPolicy.EVERYTHING, Optional.empty());
        assertTrue(tokens.authenticate("two").isPresent());
        store.delete(kept.id());
        assertEquals(Optional.empty(), tokens.authenticate("two"));
    }

    @Test
    void a_token_ends_when_it_expires() {
        keep("two", "default", TokenPolicy.EVERYTHING, Optional.of(now.plusSeconds(60)));
        ApiTokens tokens = tokens();
        now = now.plusSeconds(59);
        assertTrue(tokens.authenticate("two").isPresent());
        now = now.plusSeconds(1);
        assertEquals(Optional.empty(), tokens.authenticate("two"));
    }

    @Test
    void a_tokens_policy_goes_with_the_caller() {
        keep("two", "default", new TokenPolicy(true, List.of(), OptionalInt.empty()), Optional.empty());
        Caller caller = tokens().authenticate("two").orElseThrow();
        caller.admission().check(READ);
        assertThrows(InvalidRequestException.class, () -> caller.admission().check(WRITE));
    }

    @Test
    void its_use_is_noted_once_a_minute() {
        ApiToken kept = keep("two", "default", TokenPolicy.EVERYTHING, Optional.empty());
        ApiTokens tokens = tokens();
        for (int i = 0; i < 5; i++) {
            tokens.authenticate("two");
        }
        assertEquals(List.of(kept.id()), store.noted);
        now = now.plusSeconds(61);
        tokens.authenticate("two");
        tokens.authenticate("two");
        assertEquals(2, store.noted.size());
    }

    @Test
    void a_token_may_call_as_often_as_it_is_told_and_then_waits() {
        ApiTokens tokens = tokens(OptionalInt.of(3));
        Caller caller = tokens.authenticate("first").orElseThrow();
        for (int i = 0; i < 3; i++) {
            caller.admission().check(READ);
        }
        assertEquals(Duration.ofSeconds(20), refused(caller));
        now = now.plusSeconds(20);
        caller.admission().check(READ);
        refused(tokens.authenticate("first").orElseThrow());
        now = now.plusSeconds(300);
        for (int i = 0; i < 3; i++) {
            caller.admission().check(READ);
        }
        refused(caller);
    }

    @Test
    void its_own_number_wins_and_others_are_not_touched() {
        keep("two", "default", new TokenPolicy(false, List.of(), OptionalInt.of(1)), Optional.empty());
        ApiTokens tokens = tokens(OptionalInt.of(3));
        Caller one = tokens.authenticate("two").orElseThrow();
        one.admission().check(READ);
        assertEquals(Duration.ofSeconds(60), refused(one));
        tokens.authenticate("first").orElseThrow().admission().check(READ);
    }

    @Test
    void many_tokens_of_an_account_may_not_call_more_than_the_one_they_were_made_with() {
        ApiToken parent =
                keep("two", "default", new TokenPolicy(false, List.of(), OptionalInt.of(2)), Optional.empty());
        ApiTokens tokens = tokens();
        AccountTokens making = new AccountTokens(fixed, store, () -> now, new SecureRandom());
        Caller caller = tokens.authenticate("two").orElseThrow();
        caller.admission().check(READ);
        Caller child = tokens.authenticate(making.issue(caller, ACCOUNT).token().reveal())
                .orElseThrow();
        assertEquals(Optional.of(ACCOUNT), child.account());
        child.admission().check(READ);
        refused(child);
        refused(caller);
        assertEquals(
                Optional.of(parent.id()),
                store.find(child.tokenId()).orElseThrow().parent());
    }

    @Test
    void an_accounts_token_lives_a_quarter_of_an_hour_and_no_longer_than_the_one_it_was_made_with() {
        AccountTokens making = new AccountTokens(fixed, store, () -> now, new SecureRandom());
        Caller first = tokens().authenticate("first").orElseThrow();
        AccountTokens.Issued issued = making.issue(first, ACCOUNT);
        assertEquals(now.plus(Duration.ofMinutes(15)), issued.expiresAt());

        keep("two", "default", TokenPolicy.EVERYTHING, Optional.of(now.plusSeconds(60)));
        Caller two = tokens().authenticate("two").orElseThrow();
        assertEquals(now.plusSeconds(60), making.issue(two, ACCOUNT).expiresAt());
    }

    @Test
    void an_accounts_token_may_do_what_the_one_may_it_was_made_with() {
        TokenPolicy policy = new TokenPolicy(true, List.of(AllowedCall.parse("GET /a")), OptionalInt.empty());
        keep("two", "default", policy, Optional.empty());
        AccountTokens making = new AccountTokens(fixed, store, () -> now, new SecureRandom());
        AccountTokens.Issued issued = making.issue(tokens().authenticate("two").orElseThrow(), ACCOUNT);
        Caller child = tokens().authenticate(issued.token().reveal()).orElseThrow();
        child.admission().check(READ);
        assertThrows(InvalidRequestException.class, () -> child.admission().check(WRITE));
    }

    @Test
    void nothing_is_made_with_a_token_that_has_just_gone() {
        ApiToken kept = keep("two", "default", TokenPolicy.EVERYTHING, Optional.empty());
        AccountTokens making = new AccountTokens(fixed, store, () -> now, new SecureRandom());
        Caller caller = tokens().authenticate("two").orElseThrow();
        store.delete(kept.id());
        assertEquals(
                ErrorCode.REQUEST_UNAUTHENTICATED,
                assertThrows(InvalidRequestException.class, () -> making.issue(caller, ACCOUNT))
                        .code());
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
