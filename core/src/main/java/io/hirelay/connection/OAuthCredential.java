package io.hirelay.connection;

import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.HirelayException;
import io.hirelay.operation.Deadline;
import io.hirelay.spi.Credential;
import io.hirelay.spi.CredentialSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The access token of an open connection, renewed shortly before it ends and when the provider refuses it. A grant that
 * the provider no longer renews is used until its last access token is refused; what else stands in the way of a renewal
 * says nothing about the grant.
 */
final class OAuthCredential implements CredentialSource {
    /** A token is renewed when less than this is left of it, or less than a fifth of its life. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    /** How long a call waits for a renewal that it could do without. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** After a renewal that failed there is none for so long, as long as the token is good. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final OAuthGrants grants;
    private final String provider;
    private final UUID connection;
    private final InstantSource clock;
    private volatile @Nullable Known known;
    private volatile Instant notBefore = Instant.MIN;
    private volatile @Nullable Refusal refusal;

    /** @param ahead how long before its end the token is to be renewed; counted from when it was first seen here */
    private record Known(StoredCredential stored, Credential credential, Duration ahead) {}

    private record Refusal(long version, AuthenticationException reason) {}

    OAuthCredential(OAuthGrants grants, String provider, UUID connection, InstantSource clock) {
        this.grants = grants;
        this.provider = provider;
        this.connection = connection;
        this.clock = clock;
    }

    @Override
    public Credential current() {
        return known().credential();
    }

    @Override
    public Optional<Credential> ready() {
        return Optional.ofNullable(known).filter(now -> !isToBeRenewed(now)).map(Known::credential);
    }

    @Override
    public Credential valid(Deadline deadline) {
        Known now = known();
        if (!isToBeRenewed(now)) {
            return now.credential();
        }
        boolean over = endsWithin(now, Duration.ZERO);
        try {
            return renewed(now, over ? deadline : deadline.atMost(PATIENCE));
        } catch (AuthenticationException e) {
            return now.credential(); // whether it is still good is for the provider to say
        } catch (CancelledException e) {
            throw e;
        } catch (HirelayException e) {
            if (over) {
                throw e;
            }
            notBefore = clock.instant().plus(PAUSE);
            return now.credential();
        }
    }

    private boolean isToBeRenewed(Known now) {
        if (!endsWithin(now, now.ahead()) || refused(now) != null) {
            return false;
        }
        boolean paused = !endsWithin(now, Duration.ZERO) && clock.instant().isBefore(notBefore);
        return !paused && grants.canRenew(provider, now.stored());
    }

    @Override
    public Credential renewed(Credential refusedOne, Deadline deadline) {
        Known now = known();
        if (now.credential().equals(refusedOne)) {
            now = adopted(grants.kept(connection));
        }
        if (!now.credential().equals(refusedOne) || !grants.canRenew(provider, now.stored())) {
            return now.credential();
        }
        Refusal before = refused(now);
        if (before != null) {
            throw before.reason();
        }
        return renewed(now, deadline);
    }

    private Credential renewed(Known now, Deadline deadline) {
        try {
            return adopted(grants.renewed(provider, connection, now.stored(), deadline))
                    .credential();
        } catch (AuthenticationException e) {
            refusal = new Refusal(now.stored().version(), e);
            throw e;
        }
    }

    private @Nullable Refusal refused(Known now) {
        Refusal last = refusal;
        return last != null && last.version() == now.stored().version() ? last : null;
    }

    private boolean endsWithin(Known now, Duration time) {
        return now.stored()
                .expiresAt()
                .filter(end -> !clock.instant().plus(time).isBefore(end))
                .isPresent();
    }

    private Known known() {
        Known read = known;
        return read == null ? adopted(grants.kept(connection)) : read;
    }

    /** Whoever reads later may have read something older: the newest stays. */
    private synchronized Known adopted(StoredCredential stored) {
        Known there = known;
        if (there != null && there.stored().version() >= stored.version()) {
            return there;
        }
        Duration fifth = stored.expiresAt()
                .map(end -> Duration.between(clock.instant(), end).dividedBy(5))
                .orElse(Duration.ZERO);
        Duration ahead = fifth.compareTo(MOST_AHEAD) < 0 ? fifth : MOST_AHEAD;
        Known made = new Known(
                stored, CredentialKind.OAUTH2.credential(stored.fields()), ahead.isNegative() ? Duration.ZERO : ahead);
        known = made;
        return made;
    }
}
