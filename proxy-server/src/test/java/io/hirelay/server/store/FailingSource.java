package io.hirelay.server.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections that fail when a test says so. */
final class FailingSource {
    private final DataSource whole;
    private boolean unreachable;
    private int lostCommits;

    FailingSource(DataSource whole) {
        this.whole = whole;
    }

    void reachable(boolean now) {
        unreachable = !now;
    }

    /** So many commits from now on are made, but nobody hears of it. */
    void loseCommits(int commits) {
        lostCommits = commits;
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (unreachable) {
                        throw new SQLException("nobody there", "08001");
                    }
                    return connection(whole.getConnection());
                });
    }

    private Connection connection(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object answer;
                    try {
                        answer = method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (method.getName().equals("commit") && lostCommits > 0) {
                        lostCommits--;
                        throw new SQLException("lost", "08006");
                    }
                    return answer;
                });
    }
}
