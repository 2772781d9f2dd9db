package io.hirelay.server.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderPathTest {
    private static final URI HOST = URI.create("https://acme.example.com");
    private static final URI PREFIX = URI.create("https://acme.example.com:8443/api/v3");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/spi/v3/jobs",
                "/spi/v3/jobs?limit=1&since_id=a%2Fb",
                "/",
                "/jobs/",
                "/jobs//members",
                "/jobs///",
                "/jobs;v=1",
                "/jobs;v=1/x;y=..",
                "/%7Euser/~user",
                "/a%2e",
                "/%2e",
                "/./jobs",
                "/jobs/.",
                "/a..b/..c/d../...",
                "/a|b/[1]/{x}/^`\"<>",
                "/jobs?",
                "/jobs?a=%zz&b=%&c=\\..\\//../",
                "/jobs?q=%0a%00",
                "/jobs/a%2Fb",
                "/jobs/a%20b+c",
                "/jobs/100%25",
                "/jobs/%C3%A9/\u00c3\u00a9",
                "/jobs/%E9",
                "/jobs/%F0%9F%98%80",
                "/jobs/a@b.example",
                "/jobs/user:pw@host/x",
                "/jobs/https://x.example/y",
                "/a:b/c",
                "/http:",
                "/jobs/%C0",
                "/jobs/%E0%80",
                "/..x;y/z",
                "/.;x/y",
                "/!$&'()*+,;=/-_",
            })
    void keeps_the_spelling_of_what_stays(String rest) {
        assertSame(rest, ProviderPath.target(HOST, rest));
        assertSame(rest, ProviderPath.target(URI.create("https://acme.example.com/"), rest));
        assertEquals("/api/v3" + rest, ProviderPath.target(PREFIX, rest));
        assertEquals("/api/v3" + rest, ProviderPath.target(URI.create("http://h/api/v3/"), rest));
    }

    @Test
    void the_base_itself_can_be_asked_for() {
        assertEquals("/", ProviderPath.target(HOST, ""));
        assertEquals("/?a=1", ProviderPath.target(HOST, "?a=1"));
        assertEquals("/api/v3", ProviderPath.target(PREFIX, ""));
        assertEquals("/api/v3?a", ProviderPath.target(PREFIX, "?a"));
        assertEquals("/api/v3/?a", ProviderPath.target(URI.create("http://h/api/v3/"), "?a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/../x",
                "/a/..",
                "/a/../b",
                "/a/../../b",
                "/%2e%2e",
                "/%2E%2e/x",
                "/.%2e/x",
                "/%2e./x",
                "/%252e%252e/x",
                "/%252e./x",
                "/%25252e%25252e/x",
                "/..;x",
                "/..;x/y",
                "/..%3bx/y",
                "/..%253bx/y",
                "/%2e%2e;x/y",
                "/a/..?b=1",
                "/a/..%3fb",
                "/a/..%23b",
                "/a\\..\\b",
                "/a%5c..%5cb",
                "/a%255c..",
                "/a%2f..%2fb",
                "/a%2F..",
                "/a%252f..",
                "/a%252f%252e%252e",
                "/%c0%ae%c0%ae/x",
                "/%C0%AE./x",
                "/a%c0%af..",
                "/a%e0%80%af..",
                "/a%f0%80%80%af..",
                "/\u00c0\u00ae\u00c0\u00ae/x",
                "/%25c0%25ae%25c0%25ae/x",
                "//evil.example",
                "//evil.example/x",
                "///x",
                "/%2fevil.example",
                "/%2Fevil.example/x",
                "/%252fevil.example",
                "/%5cevil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/.//evil.example",
                "/%2e//evil.example",
                "/;a/evil.example",
                "/http://evil.example/",
                "/https://evil.example/",
                "/http:/evil.example/",
                "/HTTP%3a//evil.example",
                "/http%3A%2F%2Fevil.example",
                "/http:%252f%252fevil.example",
                "/@evil.example/x",
                "/user@evil.example",
                "/user:pw@evil.example/x",
                "/user%40evil.example",
                "/user%2540evil.example",
                "@evil.example",
                ".evil.example",
                ":8080/x",
                "x",
                "/a\\b",
                "/a%5cb",
                "/a%5Cb",
                "/a%00b",
                "/a%0ab",
                "/a%0d%0aX-Injected:1",
                "/a%250d%250ab",
                "/a%09b",
                "/a%1fb",
                "/a%7fb",
                "/a\tb",
                "/a b",
                "/a\u0000b",
                "/a\rb",
                "/a\nb",
                "/a\u007fb",
                "/a\u0100b",
                "/a%",
                "/a%2",
                "/a%zz",
                "/a%%20",
                "/%u002e%u002e/x",
                "/a%\uff11\uff11",
                "/a#b",
                "/a?b#c",
                "/a?b c",
                "/a?b\r\nX-Injected: 1",
                "/a?\u0000",
                "/a?\u0100",
            })
    void refuses_what_could_leave(String rest) {
        for (URI base : List.of(HOST, PREFIX)) {
            InvalidRequestException refused =
                    assertThrows(InvalidRequestException.class, () -> ProviderPath.target(base, rest));
            assertEquals(ErrorCode.REQUEST_INVALID, refused.code());
            assertEquals("path", refused.failures().get(0).field());
            assertTrue(!String.valueOf(refused.getMessage()).contains("evil"), "a path may be personal data");
        }
    }

    @Test
    void nothing_that_is_let_through_leads_elsewhere_whoever_reads_it_and_however_often() {
        List<String> parts = List.of(
                "/",
                "/",
                "/",
                ".",
                ".",
                "..",
                "%2e",
                "%2E",
                "%252e",
                "%25",
                "%2f",
                "%2F",
                "%252f",
                "%5c",
                "\\",
                "%5C",
                "%255c",
                ";",
                "%3b",
                "?",
                "%3f",
                "#",
                "%23",
                "@",
                "%40",
                ":",
                "http:",
                "//",
                "%c0%ae",
                "%c0%af",
                "%e0%80%ae",
                "%00",
                "%0d%0a",
                "%09",
                "a",
                "spi",
                "jobs",
                "x=1",
                "&",
                "%",
                "%2",
                "5",
                "e",
                "2",
                "~",
                "|",
                "[1]",
                "%C3%A9",
                "\u00e9",
                "evil.example");
        Random random = new Random(20261121);
        int accepted = 0;
        for (int round = 0; round < 8_000; round++) {
            StringBuilder rest = new StringBuilder("/");
            int length = random.nextInt(9);
            for (int i = 0; i < length; i++) {
                rest.append(parts.get(random.nextInt(parts.size())));
            }
            for (URI base : List.of(HOST, PREFIX)) {
                String target;
                try {
                    target = ProviderPath.target(base, rest.toString());
                } catch (InvalidRequestException refused) {
                    continue;
                }
                accepted++;
                assertTrue(target.endsWith(rest.toString()), target);
                int question = target.indexOf('?');
                String path = question < 0 ? target : target.substring(0, question);
                for (int times = 0; times <= 2; times++) {
                    stays(base, path, target);
                    path = decode(path);
                }
            }
        }
        assertTrue(accepted > 2_000, "only " + accepted + " were let through");
    }

    /** As a browser, and as whoever strips parameters or takes two slashes for one, would find their way. */
    private static void stays(URI base, String path, String target) {
        HttpUrl root = HttpUrl.get(base.toString());
        HttpUrl found = root.resolve(path);
        assertTrue(found != null, target);
        assertEquals(root.host(), found.host(), target);
        assertEquals(root.port(), found.port(), target);
        assertEquals(root.scheme(), found.scheme(), target);
        assertEquals("", found.username(), target);
        String prefix = base.getRawPath();
        assertTrue(found.encodedPath().startsWith(prefix), target + " led to " + found.encodedPath());
        String stripped = path.replaceAll("[;?#][^/]*", "").replaceAll("/+", "/");
        HttpUrl simple = root.resolve(stripped);
        assertTrue(simple != null && simple.host().equals(root.host()), target);
        assertTrue(simple.encodedPath().startsWith(prefix), target + " led to " + simple.encodedPath());
        try {
            URI resolved = base.resolve(new URI(path)).normalize();
            assertEquals(base.getAuthority(), resolved.getAuthority(), target);
            assertTrue(resolved.getRawPath().startsWith(prefix), target);
        } catch (java.net.URISyntaxException notForIt) {
            // java.net.URI reads fewer spellings than servers do
        }
    }

    private static String decode(String text) {
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && text.substring(i + 1).matches("(?s)[0-9a-fA-F]{2}.*")) {
                decoded.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                decoded.append(text.charAt(i));
            }
        }
        return decoded.toString();
    }
}
