package io.hirelay.server.http.batch;

import io.hirelay.model.Doc;
import io.hirelay.model.Required;
import java.util.List;
import java.util.Optional;

/** What is sent as a batch. */
@Doc("Several calls to one account.")
public record BatchRequest(
        @Doc("The account; implied by the token of an account.")
        Optional<String> integratedAccountId,

        @Required @Doc("The calls, at most 100. Several are made at once; the answer has them in this order.")
        List<BatchEntry> resources) {}
