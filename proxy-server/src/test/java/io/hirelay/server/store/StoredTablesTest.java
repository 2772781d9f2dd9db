package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the module's README says is stored is what is stored. */
class StoredTablesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\|[^|]+\\|([^|]+)\\|[^|]+\\|[^|]+\\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

    @Test
    void the_readme_names_every_table() throws IOException {
        String readme =
                Files.readString(Path.of(System.getProperty("basedir", "")).resolve("README.md"));
        Set<String> named = new TreeSet<>();
        Matcher row = ROW.matcher(readme.substring(readme.indexOf("## What is stored")));
        while (row.find()) {
            Matcher name = NAME.matcher(row.group(1));
            while (name.find()) {
                named.add(name.group(1));
            }
        }
        try (Database database = TestDatabases.sqlite()) {
            assertEquals(
                    database.read(handle -> {
                        Set<String> tables = new TreeSet<>();
                        try (ResultSet all = handle.getConnection()
                                .getMetaData()
                                .getTables(null, null, "%", new String[] {"TABLE"})) {
                            while (all.next()) {
                                tables.add(all.getString("TABLE_NAME"));
                            }
                        } catch (SQLException e) {
                            throw new AssertionError("the tables could not be told", e);
                        }
                        return tables;
                    }),
                    named);
        }
    }
}
