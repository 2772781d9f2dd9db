package io.hirelay.workable.sandbox.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Reason;
import io.hirelay.workable.sandbox.row.Subscription;
import io.hirelay.workable.sandbox.state.AccountState.Identity;

/** The account itself and its small lists. */
public final class AccountJson {
    private AccountJson() {}

    public static ObjectNode account(Identity account) {
        return Json.object()
                .put("id", account.id())
                .put("name", account.name())
                .put("subdomain", account.subdomain())
                .put("description", "<p>We make <b>measuring devices</b>.</p>")
                .putNull("summary")
                .put("website_url", account.websiteUrl());
    }

    public static ObjectNode reason(Reason reason) {
        return Json.object()
                .put("id", Ids.text(reason.id()))
                .put("description", reason.description())
                .put("candidate_withdrew", reason.candidateWithdrew())
                .put("position", reason.position());
    }

    public static ObjectNode subscription(Subscription subscription) {
        ObjectNode json = Json.object()
                .put("id", subscription.id())
                .put("event", subscription.event())
                .put("target", subscription.target())
                .putNull("valid_until")
                .put("created_at", Json.millis(subscription.createdAt()));
        return subscription.hr()
                ? json
                : json.put("stage_slug", subscription.stageSlug()).put("job_shortcode", subscription.jobShortcode());
    }
}
