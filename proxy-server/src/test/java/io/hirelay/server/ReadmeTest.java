package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.Hirelay;
import io.hirelay.server.http.docs.CoverageTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README says what the code does. {@code -Dhirelay.readme.write=true} makes it so. */
class ReadmeTest {
    private static final Path README = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("README.md");
    private static final String BEGIN = "<!-- coverage:begin -->\n";
    private static final String END = "<!-- coverage:end -->";

    @Test
    void the_coverage_table_is_what_the_registry_says() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        String table;
        try (Hirelay hirelay = Hirelay.builder().build()) {
            table = CoverageTable.markdown(hirelay.providers());
        }
        if (Boolean.getBoolean("hirelay.readme.write")) {
            Files.writeString(README, readme.substring(0, begin) + table + readme.substring(end));
            return;
        }
        assertEquals(table, readme.substring(begin, end));
    }
}
