package io.hirelay.workable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What files Workable takes in one place.
 *
 * @param types extensions in small letters; none where any will do
 * @param most bytes
 */
record FileRules(List<String> types, long most) {
    private static final long MIB = 1024 * 1024;

    /** Of a résumé, unless the job's form has limits of its own. */
    static final FileRules RESUME = new FileRules(List.of("pdf", "doc", "docx", "odt", "rtf"), 5 * MIB);

    /** Of an answer, unless the question has limits of its own. */
    static final FileRules ANSWER = new FileRules(List.of(), 20 * MIB);

    /** Of a comment. */
    static final FileRules TIMELINE = new FileRules(List.of(), 20 * MIB);

    FileRules {
        types = List.copyOf(types);
    }

    /** What a form or a question says, as far as it says something. */
    FileRules or(@Nullable List<? extends @Nullable String> ownTypes, @Nullable Long ownMost) {
        List<String> said = ownTypes == null
                ? List.of()
                : ownTypes.stream()
                        .flatMap(Stream::ofNullable)
                        .map(type -> type.strip().toLowerCase(Locale.ROOT))
                        .toList();
        return new FileRules(said.isEmpty() ? types : said, ownMost == null || ownMost <= 0 ? most : ownMost);
    }

    boolean takes(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return types.isEmpty()
                || dot >= 0 && types.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The most bytes, for people. */
    String mostShown() {
        return most % MIB == 0 ? most / MIB + " MiB" : most + " bytes";
    }
}
