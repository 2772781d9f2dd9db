package io.hirelay.server.passthrough;

import static io.hirelay.server.passthrough.RawExchange.request;

import java.util.List;

/** Ways to take up a connection and to do nothing with it. */
final class SlowAttacks {
    static final String KIND = "keeping others waiting";

    private SlowAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        KIND,
                        "a client whose body stops",
                        x -> x.sends(request("POST {p}/a", "Content-Length: 10") + "half")
                                .arrives("POST /a")
                                .brokenOff()
                                .refused(400, "request.invalid")
                                .ends()),
                new Attack(
                        KIND,
                        "a client whose body in chunks stops",
                        x -> x.sends(request("POST {p}/a", "Transfer-Encoding: chunked") + "4\r\nhalf\r\n")
                                .arrives("POST /a")
                                .brokenOff()
                                .refused(400, "request.invalid")
                                .ends()),
                new Attack(
                        KIND,
                        "a client that is told to go on, and does not",
                        x -> x.sends(request("POST {p}/a", "Expect: 100-continue", "Content-Length: 10"))
                                .status(100)
                                .arrives("POST /a")
                                .brokenOff()
                                .refused(400, "request.invalid")
                                .ends()),
                new Attack(
                        KIND,
                        "a provider that does not answer",
                        x -> x.readsAndWaits()
                                .asks("GET {p}/a")
                                .arrives("GET /a")
                                .refused(504, "remote.timeout")
                                .givenUp()),
                new Attack(
                        KIND,
                        "a provider that stops within its answer",
                        x -> x.answersAndWaits(
                                        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 9\r\n\r\nhalf")
                                .asks("GET {p}/a")
                                .arrives("GET /a")
                                .begunAndBroken(200)
                                .givenUp()));
    }
}
