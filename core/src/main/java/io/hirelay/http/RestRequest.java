package io.hirelay.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.file.Content;
import io.hirelay.operation.CallContext;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Invocation;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.HTTP;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/**
 * One call as the pipeline makes it: what a Retrofit method says, or somebody in the provider's own words.
 *
 * @param request placed under the connection's base, without a credential
 * @param answer what the body is read as; {@code Void} for nothing, {@code RawAnswer} for the bytes as they are
 * @param anyStatus whether an answer is what is wanted, whatever its status
 * @param replayable whether its body can be sent a second time
 */
record RestRequest(
        Request request, CallContext context, String template, Type answer, boolean anyStatus, boolean replayable) {

    static RestRequest of(RawRequest raw, BaseUrl base, boolean anyStatus) {
        Request.Builder request = new Request.Builder().url(base.at(raw.reference()));
        raw.headers().forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        request.method(
                raw.method(),
                raw.body().map(body -> body(body, raw.contentType())).orElseGet(() -> none(raw)));
        return new RestRequest(
                request.build(), raw.context(), base.template(raw.template()), RawAnswer.class, anyStatus, true);
    }

    private static RequestBody body(Content content, Optional<String> contentType) {
        MediaType type = contentType.map(MediaType::parse).orElse(null);
        return new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                return type;
            }

            @Override
            public long contentLength() {
                return content.length();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                try (Source bytes = Okio.source(content.open())) {
                    sink.writeAll(bytes);
                }
            }
        };
    }

    /** Some methods are refused without a length, be it zero. */
    private static @Nullable RequestBody none(RawRequest raw) {
        return switch (raw.method()) {
            case "POST", "PUT", "PATCH" -> RequestBody.create(new byte[0], null);
            default -> null;
        };
    }

    /** The same, sent no second time whatever becomes of it. */
    RestRequest onlyOnce() {
        return new RestRequest(request, context, template, answer, anyStatus, false);
    }

    static RestRequest of(Call<?> call, BaseUrl base) {
        Request built = build(call);
        Invocation invocation = Objects.requireNonNull(built.tag(Invocation.class), "made by RestClient.api");
        CallContext context = built.tag(CallContext.class);
        if (context == null) {
            throw new IllegalArgumentException(invocation.method().getName() + " was given no CallContext");
        }
        RemoteQuery more = built.tag(RemoteQuery.class);
        return new RestRequest(
                built.newBuilder()
                        .url(base.place(built.url(), more == null ? RemoteQuery.NONE : more))
                        .build(),
                context,
                template(invocation.method(), base),
                ((ParameterizedType) invocation.method().getGenericReturnType()).getActualTypeArguments()[0],
                false,
                built.body() == null || !built.body().isOneShot());
    }

    private static Request build(Call<?> call) {
        try {
            return call.request();
        } catch (IllegalArgumentException e) {
            if (String.valueOf(e.getMessage()).startsWith("@Path parameters shouldn't perform path traversal")) {
                throw InvalidRequestException.of(
                        ErrorCode.REQUEST_INVALID, "path", "an identifier cannot be '.' or '..'");
            }
            throw e;
        }
    }

    /** The path as the interface writes it; where it is given at run time, the method's name stands for it. */
    private static String template(Method method, BaseUrl base) {
        for (Annotation annotation : method.getAnnotations()) {
            if (annotation instanceof GET
                    || annotation instanceof POST
                    || annotation instanceof PUT
                    || annotation instanceof PATCH
                    || annotation instanceof DELETE
                    || annotation instanceof HEAD) {
                return template(value(annotation, "value"), method, base);
            }
            if (annotation instanceof HTTP http) {
                return template(http.path(), method, base);
            }
        }
        return template("", method, base);
    }

    private static String template(String path, Method method, BaseUrl base) {
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        return base.template(bare.isEmpty() ? "{" + method.getName() + "}" : bare);
    }

    private static String value(Annotation annotation, String name) {
        try {
            return (String) annotation.annotationType().getMethod(name).invoke(annotation);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("every verb of Retrofit has a path", e);
        }
    }
}
