package io.hirelay.server.store;

import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Shares;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the counts of credentials are kept: a row for each, changed under a lock of its own. Thread-safe. */
final class CountRows {
    /** SQL for the time of the database in microseconds since 1970: in milliseconds, a place could be free too soon. */
    static final String CLOCK = "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)";

    private static final Logger LOG = LoggerFactory.getLogger(CountRows.class);

    /** As long as a row is kept that nobody uses, for what was learned of the provider. */
    private static final Duration KEPT = Duration.ofHours(1);

    /** A node that stops in the middle must not stop the others for longer. */
    private static final int MOST_MILLIS = 4_000;

    private final DataSource source;
    private final String select;
    private final LongSupplier nanos;
    private final CountText text = new CountText();

    /**
     * @param source its connections do not commit by themselves
     * @param clock SQL for microseconds since 1970
     * @param nanos this node's clock, which never goes back
     */
    CountRows(DataSource source, String clock, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
        // One message, but statements of their own: what is read after the lock was taken is what was last written.
        this.select = "set local statement_timeout = " + MOST_MILLIS
                + "; set local idle_in_transaction_session_timeout = " + MOST_MILLIS
                + "; select pg_advisory_xact_lock(hashtextextended(?, 7))"
                + "; select " + clock + " as now, (select state from provider_budgets where id = ?) as state";
    }

    /** Something that is done to a count. */
    interface Change {
        /** @param askedAt a moment of this node before the one of the database that the count was advanced to */
        void make(SharedCount count, long askedAt);
    }

    /** Changes the count of a key, at the database's time; what was changed is durable when this returns. */
    SharedCount change(String key, BudgetSpec spec, Shares shares, Change change) throws SQLException {
        try (Connection connection = source.getConnection()) {
            long askedAt = nanos.getAsLong();
            SharedCount count = read(connection, key, spec, shares);
            change.make(count, askedAt);
            write(connection, key, count);
            connection.commit();
            return count;
        }
    }

    private SharedCount read(Connection connection, String key, BudgetSpec spec, Shares shares) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, key);
            statement.setString(2, key);
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                Instant now = CountText.instant(row.getLong("now"));
                String state = row.getString("state");
                SharedCount count = state == null ? SharedCount.of(spec, shares, now) : read(state, spec, shares, now);
                count.advance(now);
                return count;
            }
        }
    }

    /** What cannot be read may have counted as many calls as there can be: they are over after one window. */
    private SharedCount read(String state, BudgetSpec spec, Shares shares, Instant now) {
        try {
            return text.read(state, spec, shares);
        } catch (RuntimeException e) {
            LOG.error(
                    "the count of a budget could not be read and begins anew: {}",
                    e.getClass().getName());
            SharedCount count = SharedCount.of(spec, shares, now);
            count.throttled(now, spec.window());
            return count;
        }
    }

    private void write(Connection connection, String key, SharedCount count) throws SQLException {
        Instant kept = count.now().plus(KEPT);
        Instant expires = count.end().isAfter(kept) ? count.end() : kept;
        try (PreparedStatement statement =
                connection.prepareStatement("insert into provider_budgets (id, state, expires_at) values (?, ?, ?)"
                        + " on conflict (id) do update set state = excluded.state, expires_at = excluded.expires_at")) {
            statement.setString(1, key);
            statement.setString(2, text.write(count));
            statement.setLong(3, expires.toEpochMilli());
            statement.executeUpdate();
        }
    }

    /** Removes at most as many that nobody has used for long; how many there were. */
    static int forgetUnused(Database database, int most) {
        return database.write(handle -> handle.createUpdate("delete from provider_budgets where id in (select id from"
                        + " provider_budgets where expires_at < "
                        + database.dialect().now()
                        + " limit :most) and expires_at < " + database.dialect().now())
                .bind("most", most)
                .execute());
    }
}
