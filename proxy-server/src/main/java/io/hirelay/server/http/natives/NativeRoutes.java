package io.hirelay.server.http.natives;

import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativeResource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which method of a resource a call means. */
final class NativeRoutes {
    private static final Set<String> COMMON =
            Set.of(NativeMethod.LIST, NativeMethod.GET, NativeMethod.CREATE, NativeMethod.UPDATE, NativeMethod.DELETE);

    private NativeRoutes() {}

    /**
     * The name of the method, whether or not the resource has it.
     *
     * @param segment what follows the resource: the name of a method of its own when it is posted to, else an id
     */
    static String wanted(String httpMethod, Optional<String> segment, NativeResource resource) {
        return switch (httpMethod) {
            case "POST" -> segment.orElse(NativeMethod.CREATE);
            case "PATCH", "PUT" -> NativeMethod.UPDATE;
            case "DELETE" -> NativeMethod.DELETE;
            default -> segment.isPresent() || getsTheOnlyOne(resource) ? NativeMethod.GET : NativeMethod.LIST;
        };
    }

    /** Whether there is but one record, which needs no id to be found. */
    private static boolean getsTheOnlyOne(NativeResource resource) {
        return resource.method(NativeMethod.LIST).isEmpty()
                && resource.method(NativeMethod.GET)
                        .filter(get -> !get.takesId())
                        .isPresent();
    }

    /** Whether it is a word of ours or of the provider's, and not what a caller sent. */
    static boolean isWord(String wanted, NativeResource resource) {
        return COMMON.contains(wanted) || resource.method(wanted).isPresent();
    }

    /** HTTP methods that the same path has. */
    static List<String> allowed(Optional<String> segment, NativeResource resource) {
        Set<String> allowed = new TreeSet<>(Set.of("OPTIONS"));
        if (resource.method(wanted("GET", segment, resource)).isPresent()) {
            allowed.addAll(Set.of("GET", "HEAD"));
        }
        if (resource.method(NativeMethod.UPDATE).isPresent()) {
            allowed.addAll(Set.of("PATCH", "PUT"));
        }
        if (resource.method(NativeMethod.DELETE).isPresent()) {
            allowed.add("DELETE");
        }
        if (resource.method(wanted("POST", segment, resource)).isPresent()) {
            allowed.add("POST");
        }
        return List.copyOf(allowed);
    }
}
