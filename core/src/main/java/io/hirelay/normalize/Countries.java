package io.hirelay.normalize;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the country a text means: its code of two or three letters, its English name, or what else it is called. */
final class Countries {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    /** Names in wide use that the JDK's tables do not have, or have in some of its releases only. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("uk", "GB"),
            Map.entry("great britain", "GB"),
            Map.entry("england", "GB"),
            Map.entry("scotland", "GB"),
            Map.entry("wales", "GB"),
            Map.entry("northern ireland", "GB"),
            Map.entry("united kingdom of great britain and northern ireland", "GB"),
            Map.entry("america", "US"),
            Map.entry("united states of america", "US"),
            Map.entry("the united states", "US"),
            Map.entry("the united states of america", "US"),
            Map.entry("el", "GR"),
            Map.entry("hellas", "GR"),
            Map.entry("holland", "NL"),
            Map.entry("the netherlands", "NL"),
            Map.entry("czech republic", "CZ"),
            Map.entry("czechia", "CZ"),
            Map.entry("turkey", "TR"),
            Map.entry("turkiye", "TR"),
            Map.entry("russian federation", "RU"),
            Map.entry("korea", "KR"),
            Map.entry("republic of korea", "KR"),
            Map.entry("south korea", "KR"),
            Map.entry("north korea", "KP"),
            Map.entry("viet nam", "VN"),
            Map.entry("uae", "AE"),
            Map.entry("hong kong", "HK"),
            Map.entry("macau", "MO"),
            Map.entry("macao", "MO"),
            Map.entry("macedonia", "MK"),
            Map.entry("north macedonia", "MK"),
            Map.entry("burma", "MM"),
            Map.entry("myanmar", "MM"),
            Map.entry("ivory coast", "CI"),
            Map.entry("cape verde", "CV"),
            Map.entry("swaziland", "SZ"),
            Map.entry("palestine", "PS"),
            Map.entry("republic of ireland", "IE"),
            Map.entry("democratic republic of the congo", "CD"),
            Map.entry("republic of the congo", "CG"),
            Map.entry("deutschland", "DE"),
            Map.entry("osterreich", "AT"),
            Map.entry("schweiz", "CH"),
            Map.entry("suisse", "CH"),
            Map.entry("espana", "ES"),
            Map.entry("italia", "IT"),
            Map.entry("polska", "PL"),
            Map.entry("brasil", "BR"),
            Map.entry("ελλαδα", "GR"));

    private Countries() {}

    /** Apart, so that only those who ask pay for it. */
    private static final class ByName {
        static final Map<String, String> CODES_BY_KEY = gather();

        private static Map<String, String> gather() {
            Map<String, String> codes = new HashMap<>(ALIASES);
            for (String code : CODES) {
                codes.put(key(code), code);
                codes.put(key(country(code).getISO3Country()), code);
                codes.put(key(name(code)), code);
            }
            return Map.copyOf(codes);
        }
    }

    /** The ISO 3166-1 alpha-2 code. */
    static Optional<String> code(String text) {
        return Optional.ofNullable(ByName.CODES_BY_KEY.get(key(text)));
    }

    /** The country's English name. */
    static String name(String code) {
        return country(code).getDisplayCountry(Locale.ENGLISH);
    }

    private static Locale country(String code) {
        return new Locale.Builder().setRegion(code).build();
    }

    /** Case, accents, punctuation and spaces do not tell countries apart. */
    private static String key(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace("&", " and ")
                .replace("(the)", "") // as ISO 3166 writes names that begin with it
                .replaceAll("[\\p{M}.'’‘`]", "")
                .replaceAll("[\\s-]+", " ")
                .strip();
        return letters.startsWith("saint ") ? "st " + letters.substring("saint ".length()) : letters;
    }
}
