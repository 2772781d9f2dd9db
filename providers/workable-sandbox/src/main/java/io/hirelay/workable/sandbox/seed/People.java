package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Invented people of many languages and scripts, with the place where each lives. */
final class People {
    private final List<Language> languages;

    private People(List<Language> languages) {
        this.languages = List.copyOf(languages);
    }

    /** A name with its spelling in ASCII, for addresses and file names. */
    record Name(String written, String ascii) {}

    record Someone(Name first, Name last, Place place) {
        String fullName() {
            return first.written() + " " + last.written();
        }
    }

    private record Language(List<Name> first, List<Name> last, Place place) {}

    static People load() {
        try (var in = Objects.requireNonNull(People.class.getResourceAsStream("people.tsv"), "people.tsv");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<Language> languages = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    languages.add(parse(line.split("\t", -1)));
                }
            }
            return new People(languages);
        } catch (IOException e) {
            throw new UncheckedIOException("people.tsv cannot be read", e);
        }
    }

    /** Two of five come from the first two languages, the rest from all alike. */
    Someone someone(Dice dice) {
        Language language = dice.chance("english", 40)
                ? languages.get(dice.roll("which english", 2))
                : dice.pick("language", languages);
        return new Someone(dice.pick("first", language.first), dice.pick("last", language.last), language.place);
    }

    private static Language parse(String[] columns) {
        return new Language(
                names(columns[1]),
                names(columns[2]),
                new Place(
                        columns[3],
                        orNull(columns[4]),
                        orNull(columns[5]),
                        columns[6],
                        columns[7],
                        orNull(columns[8]),
                        columns[9]));
    }

    private static List<Name> names(String column) {
        return Arrays.stream(column.split("; "))
                .map(name -> name.split("="))
                .map(parts -> new Name(parts[0], parts[1]))
                .toList();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
