package io.hirelay.server.http.docs;

import io.hirelay.Provider;
import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativeResource;
import java.util.List;

/** The providers' own resources, which are called under {@code /proxy}. */
final class NativeTables {
    static final String ANCHOR = "native";

    private final Html html;

    NativeTables(Html html) {
        this.html = html;
    }

    void write(List<Provider> providers) {
        html.element("h2", "Native calls", "id", ANCHOR);
        html.element(
                "p",
                "What the unified model has no word for is called in the provider's own: /proxy/{resource} lists and"
                        + " creates, /proxy/{resource}/{id} gets, changes and removes, and a POST to"
                        + " /proxy/{resource}/{method} calls a method of the resource's own, with the record's id as the"
                        + " parameter id. Lists come in the list envelope, records as the provider sent them; everything"
                        + " else is the provider's answer, byte for byte. /batch-request makes several calls at once,"
                        + " native and unified.");
        html.element("pre", """
                curl -H "Authorization: Bearer $TOKEN" "$HIRELAY/proxy/jobs?integrated_account_id=$ACCOUNT&limit=10"
                curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '{"resources":[
                    {"resource":"ats/jobs","method":"list","query":{"limit":5}},
                    {"name":"team","resource":"members","method":"list"}]}' \\
                  "$HIRELAY/batch-request?integrated_account_id=$ACCOUNT"
                """);
        providers.stream()
                .filter(provider -> !provider.nativeResources().isEmpty())
                .forEach(this::write);
        html.newLine();
    }

    private void write(Provider provider) {
        html.element("h3", provider.descriptor().label());
        html.open("table").row("th", "Resource", "Method", "Provider's call", "Meaning", "Needs");
        for (NativeResource resource : provider.nativeResources()) {
            for (NativeMethod method : resource.methods()) {
                html.row(
                        "td",
                        resource.name(),
                        method.name(),
                        method.httpMethod() + " " + method.path(),
                        method.doc(),
                        needs(method));
            }
        }
        html.close();
    }

    private static String needs(NativeMethod method) {
        String others = String.join(", ", method.requiredParameters());
        return !method.takesId() ? others : others.isEmpty() ? "id" : "id, " + others;
    }
}
