package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a provider's README tells people to paste into a shell does what it says, against {@code serve --sandbox}. */
@Tag("shell")
class ExamplesShellTest {
    private static final Path README = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("providers/workable/README.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void every_line_of_the_readme_works() throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -euo pipefail\nset -x\n");
        Matcher block = BLOCK.matcher(Files.readString(README));
        while (block.find()) {
            script.append(block.group(1));
        }
        Path pasted = Files.writeString(folder.resolve("pasted.sh"), script);
        Files.writeString(folder.resolve("grace.pdf"), "%PDF-1.4 grace");
        Files.writeString(folder.resolve("report.pdf"), "%PDF-1.4 report");
        Path said = folder.resolve("said.txt");
        Map<String, String> settings = new HashMap<>();
        settings.put("HIRELAY_PORT", "0");
        try (Program program = Program.start(settings, "serve", "--sandbox")) {
            Matcher curl = program.curl();
            ProcessBuilder shell = new ProcessBuilder("bash", pasted.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            shell.environment().put("TOKEN", curl.group("token"));
            shell.environment().put("BASE", curl.group("base"));
            shell.environment()
                    .put(
                            "HIRELAY",
                            "java -Xmx128m -cp " + System.getProperty("java.class.path") + " " + Main.class.getName());
            Process process = shell.start();
            try {
                process.waitFor(5, TimeUnit.MINUTES);
                assertEquals(0, process.exitValue(), Files.readString(said));
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
