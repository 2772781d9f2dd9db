package io.hirelay.server.store;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLadvisoryLockBasedProxyManager;
import io.hirelay.server.token.CallLimits;
import java.time.Duration;
import java.util.Optional;

/** Counts calls in PostgreSQL, for all nodes together. The nodes' clocks have to agree, to the second. */
final class PostgresCallLimits implements CallLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PostgreSQLadvisoryLockBasedProxyManager<String> buckets;

    PostgresCallLimits(Database database) {
        this.buckets = Bucket4jPostgreSQL.advisoryLockBasedBuilder(database.source())
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("inbound_limits")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .lockColumn("explicit_lock")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(MINUTE))
                .build();
    }

    @Override
    public Optional<Duration> count(String caller, int perMinute) {
        ConsumptionProbe probe = buckets.getProxy(caller + " " + perMinute, () -> configuration(perMinute))
                .tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Removes the buckets that are full again, at most as many; how many there were. */
    int removeFull(int most) {
        return buckets.removeExpired(most);
    }

    private static BucketConfiguration configuration(int perMinute) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build();
    }
}
