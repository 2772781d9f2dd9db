package io.hirelay.server.passthrough;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Ways to be let in for one address and to get to another. */
final class EscapeAttacks {
    private static final String ESCAPE = "out of the base path";
    private static final String ELSEWHERE = "to another host";

    private EscapeAttacks() {}

    static List<Attack> all() {
        return Stream.of(
                        refused(
                                ESCAPE,
                                "/..",
                                "/a/../b",
                                "/%2e%2e/b",
                                "/.%2e/b",
                                "/%2E./b",
                                "/%252e%252e/b",
                                "/%25252e%25252e/b",
                                "/..;x/b",
                                "/..%3bx/b",
                                "/..%2fb",
                                "/a%2f..%2fb",
                                "/..%5cb",
                                "/..\\b",
                                "/a\\b",
                                "/a%5cb",
                                "/a%255cb",
                                "/%c0%ae%c0%ae/b",
                                "/a%00b",
                                "/a%0d%0aX-Injected:%201",
                                "/a%250d%250ab",
                                "/a%7fb",
                                "/a\u0001b",
                                "/%zz",
                                "/a%2",
                                "/a%",
                                "/a#b"),
                        refused(
                                ELSEWHERE,
                                "//evil.example/a",
                                "/%2fevil.example/a",
                                "/%2f%2fevil.example/a",
                                "/%252fevil.example/a",
                                "/./%2fevil.example/a",
                                "/http://evil.example/a",
                                "/http:%2f%2fevil.example/a",
                                "/user@evil.example/a",
                                "/user:word@evil.example/a",
                                "/@evil.example/a",
                                "/%40evil.example/a"),
                        forms())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Attack> refused(String kind, String... paths) {
        BiFunction<String, String, Attack> both = (target, path) -> new Attack(
                kind,
                "`" + printed(target.replace("{path}", path)) + "`",
                x -> x.asks("GET " + target.replace("{path}", path).replace("{account}", "{a}"))
                        .refused(400, "request.invalid")
                        .nothingArrives());
        return Stream.concat(
                        Stream.of(paths).map(path -> both.apply("/passthrough/{account}{path}", path)),
                        Stream.of(paths)
                                .filter(path -> !path.contains("#"))
                                .limit(4)
                                .map(path -> both.apply("/custom{path}?integrated_account_id={account}", path)))
                .toList();
    }

    private static String printed(String path) {
        return path.replace("\u0001", "<0x01>").replace("|", "\\|");
    }

    /** Targets that are no path. */
    private static List<Attack> forms() {
        return List.of(
                new Attack(
                        ELSEWHERE,
                        "`GET http://evil.example/passthrough/{account}/a` (absolute form)",
                        x -> x.asks("GET http://evil.example{p}/a")
                                .arrives("GET /a")
                                .status(200)),
                new Attack(
                        ELSEWHERE,
                        "`GET http://evil.example/a` (absolute form)",
                        x -> x.asks("GET http://evil.example/a")
                                .refused(404, "request.not_found")
                                .nothingArrives()),
                new Attack(
                        ELSEWHERE,
                        "`GET http:/passthrough/{account}/a`",
                        x -> x.asks("GET http:{p}/a")
                                .refused(404, "request.not_found")
                                .nothingArrives()),
                new Attack(
                        ELSEWHERE,
                        "`CONNECT evil.example:443`",
                        x -> x.asks("CONNECT evil.example:443")
                                .refused(404, "request.not_found")
                                .nothingArrives()),
                new Attack(
                        ELSEWHERE,
                        "`CONNECT /passthrough/{account}/a`",
                        x -> x.asks("CONNECT {p}/a")
                                .refused(405, "request.not_supported")
                                .nothingArrives()),
                new Attack(
                        ELSEWHERE,
                        "`OPTIONS *`",
                        x -> x.asks("OPTIONS *")
                                .refused(404, "request.not_found")
                                .nothingArrives()),
                new Attack(
                        ELSEWHERE,
                        "`/passthrough/../passthrough/{account}/a`",
                        x -> x.asks("GET /passthrough/../passthrough/{a}/a")
                                .refused(400, "request.invalid_parameter")
                                .nothingArrives()),
                new Attack(
                        ELSEWHERE,
                        "an account that is none",
                        x -> x.asks("GET /passthrough/evil.example/a")
                                .refused(400, "request.invalid_parameter")
                                .nothingArrives()),
                new Attack(
                        ELSEWHERE,
                        "two accounts in one query",
                        x -> x.asks("GET /custom/a?integrated_account_id={a}&integrated_account_id=x")
                                .refused(400, "request.invalid_parameter")
                                .nothingArrives()),
                new Attack(
                        ELSEWHERE,
                        "a `Host` with another name, and `X-Forwarded-Host`, `X-Original-URL`",
                        x -> x.sends("GET {p}/a HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                                        + "X-Original-URL: /b\r\n{auth}\r\n\r\n")
                                .arrives("GET /a")
                                .status(200)));
    }
}
