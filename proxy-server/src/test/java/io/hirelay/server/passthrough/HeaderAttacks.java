package io.hirelay.server.passthrough;

import static io.hirelay.server.passthrough.RawExchange.request;

import java.util.List;

/** Ways to get at a credential, or to have the provider told what only we may tell it. */
final class HeaderAttacks {
    private static final String CREDENTIALS = "at the credential";

    private HeaderAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        CREDENTIALS,
                        "`TRACE`, whose answer is the request",
                        x -> x.asks("TRACE {p}/a")
                                .refused(405, "request.not_supported")
                                .nothingArrives()),
                new Attack(
                        CREDENTIALS,
                        "`Connection: authorization`",
                        x -> x.asks("GET {p}/a", "Connection: authorization, host, via, content-length")
                                .arrives("GET /a")
                                .with("via", "1.1 hirelay")
                                .status(200)),
                new Attack(
                        CREDENTIALS,
                        "`Connection: content-length` with a body",
                        x -> x.asksWith("abc", "POST {p}/a", "Connection: content-length")
                                .arrives("POST /a")
                                .withBody("abc")
                                .status(200)),
                new Attack(
                        CREDENTIALS,
                        "a second `Authorization`",
                        x -> x.asks("GET {p}/a", "Authorization: Bearer somebody-else")
                                .refused(401, "request.unauthenticated")
                                .nothingArrives()),
                new Attack(
                        CREDENTIALS,
                        "`Authorization` in a trailer",
                        x -> x.sends(request("POST {p}/a", "Transfer-Encoding: chunked")
                                        + "1\r\na\r\n0\r\nAuthorization: Bearer x\r\nHost: evil\r\n\r\n")
                                .arrives("POST /a")
                                .withBody("a")
                                .status(200)),
                new Attack(
                        CREDENTIALS,
                        "no credential",
                        x -> x.sends("GET {p}/a HTTP/1.1\r\nHost: x\r\n\r\n")
                                .refused(401, "request.unauthenticated")
                                .nothingArrives()),
                new Attack(
                        CREDENTIALS,
                        "the caller's token in the query",
                        x -> x.sends("GET {p}/a?access_token=c4n4ry HTTP/1.1\r\nHost: x\r\n\r\n")
                                .refused(401, "request.unauthenticated")
                                .nothingArrives()),
                new Attack(
                        CREDENTIALS,
                        "an account of nobody's",
                        x -> x.asks("GET /passthrough/7a3f1c58-55a1-4f0e-9a66-0d8f0a9d7f01/a")
                                .refused(404, "request.not_found")
                                .nothingArrives()),
                new Attack(
                        CREDENTIALS,
                        "a provider that repeats what it is sent",
                        x -> x.answers("HTTP/1.1 200 OK\r\nX-Echo: Bearer "
                                        + io.hirelay.server.PassthroughServer.PROVIDER_KEY
                                        + "\r\nContent-Length: 2\r\n\r\nok")
                                .asks("GET {p}/a")
                                .arrives("GET /a")
                                .status(200)));
    }
}
