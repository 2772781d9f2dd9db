package io.hirelay.server.store;

import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** The tables, as Flyway brings them about. */
final class Schema {
    private static final String MIGRATIONS = "classpath:io/hirelay/server/store/migration";
    private static final String HISTORY = "schema_history";

    private Schema() {}

    /**
     * Brings a database to what this version knows; several processes may do so at once.
     *
     * @throws UnusableDatabaseException when a newer version has been there, or somebody has changed it
     */
    static void migrate(DataSource source, String place) {
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations(MIGRATIONS)
                .table(HISTORY)
                .baselineOnMigrate(false)
                .cleanDisabled(true)
                .load();
        try {
            newer(flyway).ifPresent(version -> {
                throw new UnusableDatabaseException(place + " has the schema of a newer version (schema " + version
                        + "); start the version that made it, or restore a backup from before");
            });
            flyway.migrate();
        } catch (FlywayException e) {
            throw new UnusableDatabaseException(
                    place + " could not be brought to this version's schema: " + said(e), e);
        }
    }

    private static Optional<String> newer(Flyway flyway) {
        return Arrays.stream(flyway.info().applied())
                .filter(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved()
                        && migration.getVersion() != null)
                .map(MigrationInfo::getVersion)
                .max(java.util.Comparator.naturalOrder())
                .map(Object::toString);
    }

    /** The first line: what follows shows SQL. */
    private static String said(FlywayException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
