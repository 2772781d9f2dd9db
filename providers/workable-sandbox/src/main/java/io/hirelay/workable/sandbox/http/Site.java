package io.hirelay.workable.sandbox.http;

import com.sun.net.httpserver.Headers;
import io.hirelay.workable.sandbox.control.Effect;
import java.util.List;
import java.util.function.Function;

/** What is served below a path, faults aside. */
interface Site {

    /** Carries a call out. */
    Ready serve(Gate.Request request, Headers headers);

    /** The path of the endpoint that a request is for; its own where there is none. */
    String template(Gate.Request request);

    /**
     * A call that has been carried out.
     *
     * @param answer ready for the wire once it is told what to change about its JSON
     */
    record Ready(String template, Function<List<Effect.Edit>, Answer> answer) {}
}
