package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the sources of the whole project. */
class RepositoryTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .getParent();

    private static List<Path> files(String suffix, String... below) {
        return Stream.of(below)
                .map(ROOT::resolve)
                .flatMap(folder -> {
                    try (Stream<Path> walk = Files.walk(folder)) {
                        return walk
                                .filter(Files::isRegularFile)
                                .filter(file -> file.toString().endsWith(suffix))
                                .filter(file ->
                                        !ROOT.relativize(file).toString().contains("target/"))
                                .toList()
                                .stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothing_outside_its_provider_names_a_provider() {
        List<Path> sources = Stream.of("core", "conformance-tests", "proxy-server")
                .flatMap(module -> files(".java", module + "/src/main").stream())
                .toList();
        assertFalse(sources.isEmpty());
        assertEquals(
                List.of(),
                sources.stream()
                        .filter(file ->
                                code(read(file)).toLowerCase(Locale.ROOT).contains("workable"))
                        .map(ROOT::relativize)
                        .toList());
    }

    /** The source without its comments: an example may name a provider, code may not. */
    private static String code(String source) {
        return Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL)
                .matcher(source)
                .replaceAll("")
                .replaceAll("(?m)^\\s*//.*$", "");
    }

    @Test
    void every_package_says_what_belongs_there() {
        List<Path> silent = Stream.of(
                        "core", "conformance-tests", "proxy-server", "providers/workable", "providers/workable-sandbox")
                .flatMap(module -> files(".java", module + "/src/main").stream())
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))
                        || !read(folder.resolve("package-info.java")).contains("@NullMarked"))
                .map(ROOT::relativize)
                .toList();
        assertEquals(List.of(), silent);
    }

    @Test
    void no_test_is_switched_off() {
        Pattern off = Pattern.compile("@Disabled|assumeTrue|assumeFalse|assumeThat");
        assertEquals(
                List.of(),
                Stream.of("core", "conformance-tests", "proxy-server", "providers")
                        .flatMap(module -> files(".java", module).stream())
                        .filter(file -> file.toString().contains("/src/test/"))
                        .filter(file -> !file.getFileName().toString().equals("RepositoryTest.java"))
                        .filter(file -> off.matcher(read(file)).find())
                        .map(ROOT::relativize)
                        .toList());
    }
}
