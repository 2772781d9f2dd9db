package io.hirelay.workable.sandbox.http;

import com.sun.net.httpserver.Headers;

/** {@code /spi/v3/}: what the gate lets through. */
final class ApiSite implements Site {
    private final Gate gate;
    private final Presenter presenter;

    ApiSite(Gate gate, Presenter presenter) {
        this.gate = gate;
        this.presenter = presenter;
    }

    @Override
    public Ready serve(Gate.Request request, Headers headers) {
        Outcome outcome = gate.pass(request);
        return new Ready(
                outcome.template(), edits -> presenter.present(outcome, edits, headers.getFirst("If-None-Match")));
    }

    @Override
    public String template(Gate.Request request) {
        return gate.template(request);
    }
}
