package io.hirelay.workable;

import io.hirelay.error.Findings;
import io.hirelay.error.NotFoundException;
import io.hirelay.operation.Safety;
import io.hirelay.workable.client.NewSubscription;
import io.hirelay.workable.client.Subscription;
import io.hirelay.workable.client.Subscriptions;
import io.hirelay.workable.wire.SubscriptionsApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Webhooks as the typed client asks for them. */
final class TypedSubscriptions implements Subscriptions {
    private final TypedCalls calls;
    private final SubscriptionsApi api;

    TypedSubscriptions(TypedCalls calls) {
        this.calls = calls;
        this.api = calls.api(SubscriptionsApi.class);
    }

    @Override
    public List<Subscription> all() {
        try {
            return TypedCalls.values(
                    calls.session().read(api.subscriptions(calls.reads().get())).subscriptions());
        } catch (NotFoundException e) {
            if (saysNothing(e)) {
                return List.of();
            }
            throw e;
        }
    }

    /** Workable answers that there are none with an empty object; whatever else is not there, it says. */
    private static boolean saysNothing(NotFoundException notFound) {
        return notFound.providerFailure()
                .flatMap(failure -> failure.body())
                .map(body -> body.replaceAll("\\s", ""))
                .filter(body -> !body.equals("{}"))
                .isEmpty();
    }

    @Override
    public long create(NewSubscription subscription) {
        Findings findings = new Findings();
        if (subscription.event().isBlank()) {
            findings.add("event", "must not be empty; candidate_moved is one");
        }
        String target = subscription.target().toLowerCase(Locale.ROOT);
        if (!target.startsWith("https://") && !target.startsWith("http://")) {
            findings.add("target", "must be an address that begins with https:// or http://");
        }
        findings.throwIfAny();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("target", subscription.target());
        body.put("event", subscription.event());
        if (subscription.jobShortcode().isPresent() || subscription.stageSlug().isPresent()) {
            // once there are arguments, Workable wants all of them, empty for all jobs or stages
            body.put(
                    "args",
                    Map.of(
                            "account_id", calls.session().settings().subdomain(),
                            "job_shortcode", subscription.jobShortcode().orElse(""),
                            "stage_slug", subscription.stageSlug().orElse("")));
        }
        return calls.session()
                .write(api.create(TypedCalls.body(body), calls.reads().get()))
                .id();
    }

    @Override
    public void delete(long id) {
        calls.session().client().call(api.delete(id, calls.reads().get()), Safety.IDEMPOTENT);
    }
}
