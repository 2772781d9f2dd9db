package io.hirelay.server.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** What the databases' own words mean to an operator. */
final class Failures {
    private static final String WRONG_PASSWORD = "28";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String NO_CONNECTION = "08";

    private Failures() {}

    static UnusableDatabaseException unusable(String place, SQLException failure) {
        return new UnusableDatabaseException(place + " " + reason(failure), failure);
    }

    private static String reason(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (state.startsWith(WRONG_PASSWORD)) {
            return "refuses the user and password of its URL";
        }
        if (state.equals(NO_SUCH_DATABASE)) {
            return "does not exist on its server; create it (createdb) or name another";
        }
        if (state.startsWith(NO_CONNECTION)) {
            return "cannot be reached; see that it runs and that its host and port are right";
        }
        int code = failure.getErrorCode();
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code || code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return "is damaged or no database of Hirelay; restore a backup (restore --from FILE)";
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
            return "is in use by another process";
        }
        String words = String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
        return "cannot be opened: " + words;
    }
}
