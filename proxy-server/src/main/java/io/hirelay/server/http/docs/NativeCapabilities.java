package io.hirelay.server.http.docs;

import io.hirelay.Provider;
import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativeResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be called under {@code /proxy}, made from what the provider declares. */
final class NativeCapabilities {
    private static final String PAGE = "/docs#" + NativeTables.ANCHOR;

    private NativeCapabilities() {}

    /**
     * Every native resource that has one of the methods.
     *
     * @param methods only these; all when empty
     * @param resource only this one
     */
    static List<Map<String, @Nullable Object>> of(Provider provider, Set<String> methods, Optional<String> resource) {
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        for (NativeResource each : provider.nativeResources()) {
            List<Map<String, @Nullable Object>> kept = each.methods().stream()
                    .filter(method -> methods.isEmpty() || methods.contains(method.name()))
                    .map(method -> method(each, method))
                    .toList();
            if (!kept.isEmpty() && resource.map(each.name()::equals).orElse(true)) {
                shown.add(Ordered.map("resource", each.name(), "description", each.doc(), "methods", kept));
            }
        }
        return shown;
    }

    private static Map<String, @Nullable Object> method(NativeResource resource, NativeMethod method) {
        return Ordered.map(
                "method",
                method.name(),
                "name",
                "proxy." + resource.name() + "." + method.name(),
                "description",
                method.doc(),
                "has_description",
                isDescribed(method),
                "has_query_schema",
                false,
                "has_body_schema",
                false,
                "has_response_schema",
                false,
                "api_documentation_url",
                PAGE,
                "http_method",
                method.httpMethod(),
                "path",
                method.path(),
                "takes_id",
                method.takesId(),
                "required_parameters",
                method.requiredParameters());
    }

    static Map<String, @Nullable Object> readiness(Provider provider) {
        List<NativeMethod> all = provider.nativeResources().stream()
                .flatMap(resource -> resource.methods().stream())
                .toList();
        long described = all.stream().filter(NativeCapabilities::isDescribed).count();
        return Ordered.map(
                "proxy_methods",
                all.size(),
                "proxy_methods_with_descriptions",
                described,
                "ai_ready_score",
                all.isEmpty() ? 0 : (double) described / all.size());
    }

    private static boolean isDescribed(NativeMethod method) {
        return !method.doc().isBlank();
    }
}
