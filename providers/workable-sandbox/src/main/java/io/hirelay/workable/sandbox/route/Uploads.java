package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.row.Candidate.Resume;
import io.hirelay.workable.sandbox.state.AccountState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Files in bodies: in base64, or as a URL that the platform would fetch. */
final class Uploads {
    private static final int FORM_LIMIT = 5_242_880;
    private static final int TIMELINE_LIMIT = 20_971_520;
    private static final Set<String> DOCUMENTS = Set.of("pdf", "doc", "docx", "odt", "rtf");
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "gif", "png");

    private final AccountState state;

    Uploads(AccountState state) {
        this.state = state;
    }

    /** What {@code resume} or {@code resume_url} hold; empty when neither is there. */
    Optional<Resume> resume(Body body) {
        Optional<String> key = body.isObject("resume")
                ? Optional.of(kept("resume", body.object("resume"), "resume", DOCUMENTS, FORM_LIMIT))
                : url(body, "resume_url").map(url -> state.files().keepFetched("resume", url));
        Instant now = state.now();
        return key.map(file -> new Resume(name(file), ending(file), file, now, now));
    }

    /** The key of what {@code image} or {@code image_url} hold. */
    Optional<String> image(Body body) {
        return body.isObject("image")
                ? Optional.of(kept("image", body.object("image"), "image", PICTURES, FORM_LIMIT))
                : url(body, "image_url").map(url -> state.files().keepFetched("image", url));
    }

    /** The key of an answer's {@code file} or {@code file_url}. */
    String answer(Body body) {
        return body.isObject("file")
                ? kept("file", body.object("file"), "answer", Set.of(), TIMELINE_LIMIT)
                : url(body, "file_url")
                        .map(url -> state.files().keepFetched("answer", url))
                        .orElseThrow(() -> Refusal.invalid("file", "can't be blank"));
    }

    /** The key of what hangs on a comment. */
    String attachment(Body body) {
        return kept("attachment", body, "attachment", Set.of(), TIMELINE_LIMIT);
    }

    static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private String kept(String field, Body file, String category, Set<String> types, int limit) {
        String name = file.required("name");
        byte[] content = file.bytes("data");
        if (!types.isEmpty() && !types.contains(ending(name))) {
            throw Refusal.invalid(
                    field,
                    "must be one of "
                            + String.join(
                                    ", ", List.copyOf(types).stream().sorted().toList()));
        }
        if (content.length > limit) {
            throw Refusal.invalid(field, "is too big (maximum is " + limit + " bytes)");
        }
        return state.files().keep(category, name, content);
    }

    private static Optional<String> url(Body body, String field) {
        Optional<String> url = body.text(field);
        if (url.isPresent() && !url.get().matches("https?://[^\\s]+")) {
            throw Refusal.invalid(field, "is not a valid URL");
        }
        return url;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
