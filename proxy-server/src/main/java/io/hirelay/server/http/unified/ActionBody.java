package io.hirelay.server.http.unified;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.file.Content;
import io.hirelay.json.Json;
import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Safety;
import io.hirelay.server.http.Form;
import io.hirelay.server.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to an operation, however it was sent: as JSON or as a form, a part of it in the path or the query.
 *
 * @param <I> the operation's input
 */
final class ActionBody<I> {
    /** Who acts; no part of any input. */
    static final String USER = "user_id";

    /** The part of a form that is the file. */
    static final String FILE = "file";

    private static final String ID = "id";
    private static final String DATA = "data";
    private static final String FILE_NAME = "file_name";

    private final ActionOperation<I, ?> operation;
    private final Shape<I> shape;
    private final Json json;

    ActionBody(ActionOperation<I, ?> operation, Json json) {
        this.operation = operation;
        this.shape = Shape.of(operation.input());
        this.json = json;
    }

    /** @param user who is to act, where somebody is named */
    record Read<I>(I input, Optional<String> user) {}

    /** Whether an operation takes a file, so that it can come as a form. */
    static boolean takesFile(ActionOperation<?, ?> operation) {
        return Shape.of(operation.input())
                .field(DATA)
                .filter(field -> field.valueClass() == Content.class)
                .isPresent();
    }

    /** Whether somebody can be named who is to act. */
    static boolean takesUser(ActionOperation<?, ?> operation) {
        return operation.safety() != Safety.READ;
    }

    /**
     * Reads it.
     *
     * @param flags fields that were given as parameters
     * @throws InvalidRequestException naming everything that is wrong
     */
    Read<I> read(Request request, Map<String, Boolean> flags) {
        List<Failure> failures = new ArrayList<>();
        Map<String, @Nullable Object> body = request.form().isPresent()
                ? ofForm(request.form().get(), failures)
                : new LinkedHashMap<>(ofJson(request));
        Optional<String> user = takesUser(operation) ? user(body, failures) : Optional.empty();
        idOfPath(request, body, failures);
        flags.forEach((name, flag) -> {
            Object other = body.put(name, flag);
            if (other != null && !other.equals(flag)) {
                failures.add(new Failure(name, "is one thing in the body and another in the query"));
            }
        });
        Optional<I> input = bind(body, request.form().isPresent(), failures);
        if (input.isEmpty() || !failures.isEmpty()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_VALIDATION_FAILED, failures);
        }
        return new Read<>(input.get(), user);
    }

    private Optional<I> bind(Map<String, @Nullable Object> body, boolean form, List<Failure> failures) {
        try {
            return Optional.of(
                    operation.input().cast(json.bind(body, operation.input().asSubclass(Record.class))));
        } catch (InvalidRequestException e) {
            if (e.code() != ErrorCode.REQUEST_VALIDATION_FAILED) {
                throw e;
            }
            List<Failure> told = form ? asSent(e.failures()) : e.failures();
            told.forEach(failures::add);
            return Optional.empty();
        }
    }

    /** What is wrong with a form, by the names of its parts. */
    static List<Failure> asSent(List<Failure> failures) {
        return failures.stream()
                .map(failure -> failure.field().equals(DATA)
                        ? new Failure(
                                FILE,
                                failure.message()
                                        .replace("either data or file_url is", "this part or one named file_url is"))
                        : failure)
                .toList();
    }

    private Map<String, @Nullable Object> ofJson(Request request) {
        if (request.body().length == 0) {
            return operation.verb().equals("delete") ? Map.of() : json.readObject(request.body());
        }
        String type = request.header("content-type")
                .map(header -> header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("application/json");
        if (!type.equals("application/json") && !type.endsWith("+json")) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID,
                    "Content-Type",
                    takesFile(operation)
                            ? "must be application/json or multipart/form-data"
                            : "must be application/json");
        }
        return json.readObject(request.body());
    }

    private Map<String, @Nullable Object> ofForm(Form form, List<Failure> failures) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        form.fields().forEach((name, values) -> {
            if (name.equals(FILE) || name.equals(DATA)) {
                failures.add(new Failure(name, "the file must be a part named file that has a filename"));
            } else if (values.size() > 1) {
                failures.add(new Failure(name, "must be sent once"));
            } else {
                body.put(name, value(name, values.get(0)));
            }
        });
        for (Form.File file : form.files()) {
            if (!file.name().equals(FILE)) {
                failures.add(new Failure(file.name(), "is not a file here; the file is the part named file"));
            } else if (body.put(DATA, file.content()) != null) {
                failures.add(new Failure(FILE, "there must be one file, not several"));
            } else if (!file.fileName().isBlank()) {
                body.putIfAbsent(FILE_NAME, file.fileName());
            }
        }
        return body;
    }

    /** Forms know only texts. */
    private Object value(String name, String text) {
        Class<?> type = shape.field(name).<Class<?>>map(Shape.Field::valueClass).orElse(String.class);
        if (type == Boolean.class && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        if (type == RawJson.class) {
            Object read = json.read(text.getBytes(StandardCharsets.UTF_8));
            return read == null ? "" : read;
        }
        return text;
    }

    private static Optional<String> user(Map<String, @Nullable Object> body, List<Failure> failures) {
        Object given = body.remove(USER);
        if (given instanceof String text && !text.isBlank()) {
            return Optional.of(text.strip());
        }
        if (given != null) {
            failures.add(new Failure(USER, "must be the id or the e-mail address of a member, as text"));
        }
        return Optional.empty();
    }

    private static void idOfPath(Request request, Map<String, @Nullable Object> body, List<Failure> failures) {
        String id = request.pathParameters().get(ID);
        if (id == null) {
            return;
        }
        Object other = body.put(ID, id);
        if (other != null && !other.equals(id)) {
            failures.add(new Failure(ID, "is another than that in the path; the path alone is enough"));
        }
    }
}
