package io.hirelay.server.http.natives;

import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Spec;
import io.hirelay.server.http.Spec.Content;
import io.hirelay.server.http.Spec.Parameter;
import io.hirelay.server.http.unified.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said about the routes of native resources. */
final class NativeSpecs {
    private static final String TAG = "Native calls";
    private static final String WORDS = "Names and methods are in the capabilities of the account, under `proxy`. Every"
            + " query parameter but integrated_account_id and those that begin with truto_ goes on to the provider; those"
            + " that the resource requires, such as the job of its stages, may stand in a JSON body as well. Errors of the"
            + " provider have its status and, as raw_response, its words.";

    private NativeSpecs() {}

    static Spec list() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "result",
                Map.of("type", "array", "items", Map.of(), "description", "Records as the provider sent them."));
        properties.put(NativeParameters.CURSOR, Map.of("type", List.of("string", "null")));
        properties.put("prev_cursor", Map.of("type", "null"));
        properties.put("result_count", Map.of("type", "integer"));
        return of("List a native resource")
                .with(Parameter.query(
                        Query.LIMIT,
                        Map.of("type", "integer", "minimum", 1, "maximum", Query.MOST_ROWS),
                        "Most records of a page; the provider may give fewer."))
                .with(Parameter.query(
                        NativeParameters.CURSOR,
                        Map.of("type", "string"),
                        "Where to go on: next_cursor of the page before, with the same parameters."))
                .answering(
                        200,
                        "A page.",
                        Content.json(Map.of(
                                "type",
                                "object",
                                "properties",
                                properties,
                                "required",
                                List.of("result", NativeParameters.CURSOR, "prev_cursor", "result_count"))));
    }

    static Spec get() {
        return answered(one(of("Get a native record"), "The record's id, percent-encoded."));
    }

    static Spec create() {
        return answered(writing(of("Create a native record")));
    }

    static Spec method() {
        return answered(writing(one(
                of("Call a method of a native resource"),
                "The method's name. The id of its record is the parameter `id`, in the query or in the body.")));
    }

    static Spec update(boolean one) {
        Spec spec = of("Change a native record");
        return answered(writing(one ? one(spec, "The record's id, percent-encoded.") : spec));
    }

    static Spec delete(boolean one) {
        Spec spec = of("Remove a native record");
        Spec with = keyed(one ? one(spec, "The record's id, percent-encoded.") : spec);
        return with.answering(
                200,
                "What the provider answered; the id of what is gone where it said nothing.",
                Content.json(Map.of()));
    }

    static Spec custom(boolean writes) {
        Spec spec = Spec.of(TAG, "Call any path of the provider's")
                .describedAs(
                        "The path, relative to the provider's base address, and the query go on as they are, but for"
                                + " integrated_account_id and next_cursor. JSON comes as {result, next_cursor, prev_cursor},"
                                + " anything else and errors as they are.")
                .with(Parameter.path("path", "The provider's path."))
                .with(account());
        Spec sent = writes ? writing(spec) : spec;
        return sent.answering(
                200,
                "What the provider answered, with its status.",
                Content.json(Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of("result", Map.of(), "next_cursor", Map.of(), "prev_cursor", Map.of()))));
    }

    private static Parameter account() {
        return Parameter.query(
                Target.ACCOUNT,
                Map.of("type", "string", "format", "uuid"),
                "The connected account; implied by the token of an account.");
    }

    private static Spec of(String summary) {
        return Spec.of(TAG, summary)
                .describedAs(WORDS)
                .with(Parameter.path("resource", "The resource's name, such as jobs."))
                .with(account());
    }

    private static Spec one(Spec spec, String id) {
        return spec.with(Parameter.path("id", id));
    }

    private static Spec writing(Spec spec) {
        return keyed(spec).accepting(Content.json(Map.of("description", "In the provider's own words.")));
    }

    private static Spec keyed(Spec spec) {
        return spec.with(Parameter.header(
                OnlyOnce.HEADER,
                Map.of("type", "string", "maxLength", 255),
                "A name of the caller's for this call: the same one answers again what was answered, and does nothing, for"
                        + " 24 hours."));
    }

    private static Spec answered(Spec spec) {
        return spec.answering(200, "What the provider answered, with its status.", Content.json(Map.of()));
    }
}
