package io.hirelay.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A resource as the provider itself knows it.
 *
 * @param name lower snake case, in the plural where it is one: {@code jobs}, {@code candidate_files}
 * @param doc what it is, for people
 * @param methods what can be asked of it, each name once
 */
public record NativeResource(String name, String doc, List<NativeMethod> methods) {
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*");

    public NativeResource {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a native resource is named in lower snake case, not " + name);
        }
        Objects.requireNonNull(doc, "doc");
        methods = List.copyOf(methods);
        if (methods.stream().map(NativeMethod::name).distinct().count() != methods.size()) {
            throw new IllegalArgumentException(name + " has two methods of one name: "
                    + methods.stream().map(NativeMethod::name).collect(Collectors.joining(", ")));
        }
    }

    /** The method of this name. */
    public Optional<NativeMethod> method(String wanted) {
        return methods.stream().filter(method -> method.name().equals(wanted)).findFirst();
    }
}
