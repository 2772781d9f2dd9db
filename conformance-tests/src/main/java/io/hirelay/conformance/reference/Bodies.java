package io.hirelay.conformance.reference;

import io.hirelay.file.Content;
import io.hirelay.json.Json;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.RawJson;
import io.hirelay.model.WebAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our values in the system's words. */
final class Bodies {
    private static final Json JSON = new Json();

    private Bodies() {}

    /** The body with the caller's own words in it, which win. */
    static Map<String, @Nullable Object> merged(Map<String, ? extends @Nullable Object> body, RawJson more) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>(body);
        if (!more.equals(RawJson.NULL)) {
            merge(both, JSON.readObject(more.toBytes()));
        }
        return both;
    }

    private static void merge(Map<String, @Nullable Object> into, Map<?, ?> more) {
        more.forEach((key, value) -> {
            String word = String.valueOf(key);
            if (value instanceof Map<?, ?> inner && into.get(word) instanceof Map<?, ?> there) {
                Map<String, @Nullable Object> both = new LinkedHashMap<>();
                there.forEach((name, old) -> both.put(String.valueOf(name), old));
                merge(both, inner);
                into.put(word, both);
            } else {
                into.put(word, value);
            }
        });
    }

    /** The body for people to look at: files by their size. */
    static Object shown(Map<String, ? extends @Nullable Object> body) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(body);
        shown.replaceAll((word, value) -> value instanceof Content ? value.toString() : value);
        return shown;
    }

    /** The body for the wire: files as base64. */
    static Map<String, @Nullable Object> sent(Map<String, ? extends @Nullable Object> body) {
        Map<String, @Nullable Object> sent = new LinkedHashMap<>(body);
        sent.replaceAll((word, value) -> value instanceof Content content ? base64(content) : value);
        return sent;
    }

    private static String base64(Content content) {
        try (InputStream bytes = content.open()) {
            return Base64.getEncoder().encodeToString(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be read", e);
        }
    }

    /** As it comes back from the wire, so that the two can be compared. */
    static @Nullable Object plain(@Nullable Object value) {
        return JSON.read(JSON.write(value));
    }

    static List<Map<String, @Nullable Object>> mails(List<EmailAddress> emails) {
        boolean named = emails.stream().anyMatch(email -> email.isPrimary().isPresent());
        List<Map<String, @Nullable Object>> mails = new ArrayList<>();
        for (EmailAddress email : emails) {
            boolean first = named ? email.isPrimary().orElse(false) : mails.isEmpty();
            mails.add(part("addr", email.email(), "kind", email.type(), "first", Optional.of(first)));
        }
        return mails;
    }

    static List<Map<String, @Nullable Object>> phones(List<PhoneNumber> phones) {
        return phones.stream()
                .map(phone -> part("number", phone.number(), "kind", phone.type()))
                .toList();
    }

    static List<Map<String, @Nullable Object>> links(List<WebAddress> urls) {
        return urls.stream()
                .map(url -> part("to", url.url(), "kind", url.type()))
                .toList();
    }

    static Map<String, @Nullable Object> part(Object... words) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            Object value = words[i + 1];
            part.put((String) words[i], value instanceof Optional<?> perhaps ? perhaps.orElse(null) : value);
        }
        return part;
    }
}
