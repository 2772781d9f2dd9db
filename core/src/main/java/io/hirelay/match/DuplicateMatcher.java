package io.hirelay.match;

import io.hirelay.model.Candidate;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.WebAddress;
import io.hirelay.normalize.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether candidates are one certain person. Immutable, thread-safe.
 *
 * <p>What identifies a person is compared exactly once it is brought into one form: e-mail addresses without case,
 * phone numbers as E.164, addresses of profiles without what does not lead elsewhere. A number without a country code is
 * read as one of the country the candidate lives in. Names are compared by similarity, which proves nothing: a name
 * makes a match by something else surer, and alone it gives a score below {@link #LIKELY} at most.
 */
public final class DuplicateMatcher {
    /** The least score of a candidate who shares something that identifies a person, and above any name's. */
    public static final double LIKELY = 0.5;

    private static final double EMAIL = 0.95;
    private static final double URL = 0.85;
    private static final double PHONE = 0.8;
    /** Of the very same name; no other name weighs as much. */
    private static final double NAME = 0.4;

    /** Below it two names are not alike. */
    private static final double SIMILAR = 0.92;

    private static final double PRECISION = 1_000;
    private static final int SHORTEST_NUMBER = 7;

    private final Normalizer normalizer = new Normalizer();
    private final Set<String> emails;
    private final Optional<String> name;
    private final List<String> phones;
    private final Set<String> urls;

    public DuplicateMatcher(List<String> emails, Optional<String> name, List<String> phones, List<String> urls) {
        this.emails = emails.stream().map(DuplicateMatcher::email).collect(Collectors.toUnmodifiableSet());
        this.name = name;
        this.phones = List.copyOf(phones);
        this.urls = urls.stream().flatMap(url -> Profiles.normal(url).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** An e-mail address as it is compared: without case and space around it. */
    public static String email(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** How surely this is the person; empty when nothing speaks for it. What is not loaded cannot speak. */
    public Optional<Likeness> compare(Candidate candidate) {
        List<String> matched = new ArrayList<>();
        double doubt = 1;
        if (sharesEmail(candidate)) {
            matched.add("email");
            doubt *= 1 - EMAIL;
        }
        if (sharesUrl(candidate)) {
            matched.add("url");
            doubt *= 1 - URL;
        }
        if (sharesPhone(candidate)) {
            matched.add("phone");
            doubt *= 1 - PHONE;
        }
        double similarity = similarity(candidate);
        if (similarity >= SIMILAR) {
            matched.add("name");
            doubt *= 1 - NAME * similarity;
        }
        return matched.isEmpty()
                ? Optional.empty()
                : Optional.of(new Likeness(Math.round((1 - doubt) * PRECISION) / PRECISION, matched));
    }

    /** How much the candidate's name is alike, from 0 to 1; for whom to look at first. */
    public double similarity(Candidate candidate) {
        return name.flatMap(wanted -> names(candidate)
                        .map(candidateName -> Names.similarity(wanted, candidateName))
                        .max(Double::compare))
                .orElse(0.0);
    }

    private static Stream<String> names(Candidate candidate) {
        String parts = Stream.of(candidate.firstName(), candidate.lastName())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return Stream.concat(candidate.name().stream(), Stream.of(parts).filter(text -> !text.isEmpty()));
    }

    private boolean sharesEmail(Candidate candidate) {
        return candidate.emails().stream()
                .map(EmailAddress::email)
                .flatMap(Optional::stream)
                .map(DuplicateMatcher::email)
                .anyMatch(emails::contains);
    }

    private boolean sharesUrl(Candidate candidate) {
        return candidate.urls().stream()
                .map(WebAddress::url)
                .flatMap(Optional::stream)
                .flatMap(url -> Profiles.normal(url).stream())
                .anyMatch(urls::contains);
    }

    private boolean sharesPhone(Candidate candidate) {
        if (phones.isEmpty() || candidate.phones().isEmpty()) {
            return false;
        }
        Optional<String> country = normalizer.country(candidate);
        Set<String> wanted = phones.stream()
                .flatMap(number -> phone(number, country).stream())
                .collect(Collectors.toSet());
        return candidate.phones().stream()
                .map(PhoneNumber::number)
                .flatMap(Optional::stream)
                .flatMap(number -> phone(number, country).stream())
                .anyMatch(wanted::contains);
    }

    /** E.164; of a number whose country nobody knows the digits, if they are enough to be somebody's. */
    private Optional<String> phone(String number, Optional<String> country) {
        return normalizer.e164(number, country).or(() -> {
            String digits = number.replaceAll("\\D", "");
            return digits.length() < SHORTEST_NUMBER ? Optional.empty() : Optional.of(digits);
        });
    }
}
