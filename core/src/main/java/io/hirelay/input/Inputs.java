package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.Change;
import io.hirelay.model.RawJson;
import io.hirelay.model.Scalar;
import io.hirelay.model.Shape;
import io.hirelay.model.Word;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks what goes into a write as far as no provider is needed for it: one set of rules for the library and for HTTP. */
public final class Inputs {
    /** The living HTML standard's idea of an address, with a dot in its domain: others are never delivered. */
    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@"
            + "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?"
            + "(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)+");

    private static final int LONGEST_ADDRESS = 254;

    private Inputs() {}

    /**
     * Checks a whole input.
     *
     * @throws io.hirelay.error.InvalidRequestException with everything that is wrong
     */
    public static void check(Object input) {
        Findings findings = new Findings();
        if (input instanceof Record) {
            record(input, "", findings);
        }
        if (input instanceof Input whole) {
            whole.check(findings);
            if (!whole.remoteData().equals(RawJson.NULL)
                    && !whole.remoteData().text().stripLeading().startsWith("{")) {
                findings.add("remote_data", "must be a JSON object");
            }
        }
        findings.throwIfAny();
    }

    /** What is wrong with a single value of a field, if anything. */
    public static Optional<String> problem(Shape.Field field, Object value) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        if (text.isBlank()) {
            return Optional.of("must not be blank");
        }
        if (text.codePoints().anyMatch(Inputs::isNoCharacter)) {
            return Optional.of("must be text, without control characters and halves of characters");
        }
        return switch (field.format().orElse("")) {
            case "email" ->
                text.length() <= LONGEST_ADDRESS && EMAIL.matcher(text.strip()).matches()
                        ? Optional.empty()
                        : Optional.of("must be an e-mail address such as ada@example.com");
            case "uri" ->
                web(text) ? Optional.empty() : Optional.of("must be an address such as https://example.com/ada");
            default -> Optional.empty();
        };
    }

    private static boolean isNoCharacter(int code) {
        return code < 0x20 && code != '\n' && code != '\r' && code != '\t'
                || code == 0x7f
                || code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    }

    private static boolean web(String text) {
        try {
            URI uri = new URI(text.strip());
            String scheme = uri.getScheme();
            return ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
                    && uri.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void record(Object record, String path, Findings findings) {
        Shape<?> shape = Shape.of(record.getClass());
        for (Shape.Field field : shape.fields()) {
            value(field, field.in(record), path + field.name(), findings);
        }
    }

    private static void value(Shape.Field field, Object value, String path, Findings findings) {
        if (value instanceof Optional<?> perhaps) {
            perhaps.ifPresent(present -> value(field, present, path, findings));
        } else if (value instanceof Change.Set<?> set) {
            value(field, set.value(), path, findings);
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                value(field, items.get(i), path + "[" + i + "]", findings);
            }
        } else if (value instanceof Record record
                && !(value instanceof Scalar)
                && !(value instanceof Change)
                && !(value instanceof Word)
                && !(value instanceof RawJson)) {
            record(record, path + ".", findings);
        } else {
            problem(field, value).ifPresent(problem -> findings.add(path, problem));
        }
    }
}
