package io.hirelay.workable;

import io.hirelay.workable.wire.AccountApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/**
 * What a method of a Retrofit interface of this module asks.
 *
 * @param template below the base, its variable parts in braces: {@code spi/v3/jobs/{shortcode}}
 */
record WireEndpoint(String method, String template, Method asker) {

    /** Those of every interface there is. */
    static List<WireEndpoint> all() {
        Path classes;
        try {
            classes = Path.of(AccountApi.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        Path wire = classes.resolve(AccountApi.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(wire)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .map(WireEndpoint::type)
                    .filter(Class::isInterface)
                    .flatMap(api -> Arrays.stream(api.getDeclaredMethods()))
                    .flatMap(method -> of(method).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(AccountApi.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<WireEndpoint> of(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            if (annotation instanceof GET get) {
                return Optional.of(new WireEndpoint("GET", get.value(), method));
            } else if (annotation instanceof POST post) {
                return Optional.of(new WireEndpoint("POST", post.value(), method));
            } else if (annotation instanceof PUT put) {
                return Optional.of(new WireEndpoint("PUT", put.value(), method));
            } else if (annotation instanceof PATCH patch) {
                return Optional.of(new WireEndpoint("PATCH", patch.value(), method));
            } else if (annotation instanceof DELETE delete) {
                return Optional.of(new WireEndpoint("DELETE", delete.value(), method));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
