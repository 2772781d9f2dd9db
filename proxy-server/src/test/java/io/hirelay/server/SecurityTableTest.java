package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** SECURITY.md says which test holds what; the tests are there. */
class SecurityTableTest {
    private static final Path MODULE =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");

    private static boolean isThere(String test, String method) throws IOException, ClassNotFoundException {
        Path sources = MODULE.resolve("src/test/java");
        Optional<Path> source;
        try (Stream<Path> files = Files.walk(sources)) {
            source = files.filter(file -> file.endsWith(test + ".java")).findFirst();
        }
        if (source.isEmpty()) {
            return false;
        }
        String name =
                sources.relativize(source.get()).toString().replace(".java", "").replace('/', '.');
        return Arrays.stream(Class.forName(name).getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .anyMatch(each ->
                        each.isAnnotationPresent(Test.class) || each.isAnnotationPresent(ParameterizedTest.class));
    }

    @Test
    void every_test_that_the_table_names_is_there() throws Exception {
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (String row : rows()) {
            Matcher test = NAMED.matcher(row);
            int ofRow = 0;
            while (test.find()) {
                ofRow++;
                if (!isThere(test.group(1), test.group(2))) {
                    missing.add(test.group());
                }
            }
            assertTrue(ofRow > 0, "no test holds this: " + row);
            named += ofRow;
        }
        assertEquals(List.of(), missing);
        assertTrue(named > 30, named + " tests");
    }

    @Test
    void nothing_that_has_to_be_defended_is_left_out() throws IOException {
        String table = String.join("\n", rows());
        for (String threat : List.of(
                "authentication",
                "authorisation",
                "Leaking secrets",
                "Cross-site request forgery",
                "Clickjacking",
                "Open redirect",
                "SSRF",
                "Measuring time")) {
            assertTrue(table.contains(threat), threat);
        }
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(MODULE.resolve("SECURITY.md")).stream()
                .filter(line -> line.startsWith("| **"))
                .toList();
    }
}
