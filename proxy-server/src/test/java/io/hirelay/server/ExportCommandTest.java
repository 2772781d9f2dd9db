package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    private static final String ACCOUNT = "00000000-0000-4000-8000-000000000001";

    @TempDir
    private Path folder;

    private Map<String, String> environment() {
        return Map.of("HIRELAY_DATA_DIR", folder.resolve("data").toString(), "HIRELAY_PORT", "0");
    }

    @Test
    void the_sandbox_is_exported_with_a_token_from_a_file() throws IOException {
        try (Program server = Program.start(environment(), "serve", "--sandbox")) {
            Matcher curl = server.curl();
            Path token = Files.writeString(folder.resolve("token"), curl.group("token") + "\n");
            Path out = folder.resolve("export");

            Program.Ended ended = Program.run(
                    environment(),
                    "export",
                    "--account",
                    ACCOUNT,
                    "--out",
                    out.toString(),
                    "--url",
                    curl.group("base"),
                    "--token-file",
                    token.toString(),
                    "--resources",
                    "jobs, departments",
                    "--no-remote-data",
                    "--format",
                    "csv");

            assertEquals(0, ended.code(), ended.err());
            assertEquals("", ended.out());
            assertFalse(ended.err().contains(curl.group("token")), ended.err());
            assertTrue(Files.readString(out.resolve("jobs.csv")).startsWith("id,"));
            assertTrue(Files.readString(out.resolve("manifest.json")).contains("\"format\":\"csv\""));
            Program.Ended again = Program.run(
                    Map.of("HIRELAY_API_TOKEN", curl.group("token")),
                    "export",
                    "--account",
                    ACCOUNT,
                    "--out",
                    out.toString(),
                    "--url",
                    curl.group("base"));
            assertEquals(2, again.code());
            assertTrue(again.err().contains("--force"), again.err());
            Program.Ended refused = Program.run(
                    environment(),
                    "export",
                    "--account",
                    ACCOUNT,
                    "--out",
                    folder.resolve("refused").toString(),
                    "--url",
                    curl.group("base"),
                    "--token",
                    "hrl_c4n4ry_wrong");
            assertEquals(1, refused.code());
            assertTrue(refused.err().contains("(401 request.unauthenticated)"), refused.err());
            Canary.absent("the program", refused.err());
        }
    }

    @Test
    void a_file_with_more_than_a_token_is_refused_and_not_quoted() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "nobody-quotes-me\n# of the export\n");
        Program.Ended ended = Program.run(
                environment(),
                "export",
                "--account",
                "00000000-0000-4000-8000-000000000001",
                "--out",
                folder.resolve("export").toString(),
                "--token-file",
                file.toString());

        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("--token-file: must hold one token and nothing else"), ended.err());
        assertFalse((ended.out() + ended.err()).contains("nobody-quotes-me"));
    }

    @Test
    void everything_wrong_is_told_at_once() {
        Program.Ended ended = Program.run(
                environment(),
                "export",
                "--account",
                "acme",
                "--out",
                folder.resolve("export").toString(),
                "--url",
                "ftp://example.com",
                "--format",
                "xml",
                "--page-size",
                "101");

        assertEquals(2, ended.code());
        for (String problem : List.of(
                "hirelay: 5 settings are wrong:",
                "--account: must be the id of a connected account",
                "--url: must be the http or https URL",
                "--format: must be jsonl or csv",
                "--page-size: must be a whole number from 1 to 100",
                "api_token (HIRELAY_API_TOKEN): is not set, and there is no ")) {
            assertTrue(ended.err().contains(problem), ended.err());
        }
        assertFalse(Files.exists(folder.resolve("export")));
    }

    @Test
    void its_help_tells_what_is_exported_unless_told() {
        String help = Program.run(environment(), "export", "--help").out().replaceAll("\\s+", " ");

        assertTrue(help.contains("jobs, job_interview_stages, candidates, applications, employees"), help);
    }
}
