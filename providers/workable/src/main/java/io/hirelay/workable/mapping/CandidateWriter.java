package io.hirelay.workable.mapping;

import io.hirelay.error.Findings;
import io.hirelay.input.NewCandidate;
import io.hirelay.match.DuplicateMatcher;
import io.hirelay.model.Education;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Experience;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.Source;
import io.hirelay.model.Tag;
import io.hirelay.model.WebAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Candidates in Workable's own words, the way back of {@link CandidateMapper}. What Workable has no place for is told and
 * not left out; but the type of an e-mail address or of a phone number only describes it and is not stored.
 */
public final class CandidateWriter {
    /** Workable's names of what a form asks for, by the names under which a candidate is created. */
    public static final Map<String, String> FORM_FIELDS = Map.of(
            "headline", "title",
            "phone", "phones",
            "address", "address",
            "education", "education",
            "experience", "experience",
            "summary", "summary",
            "cover_letter", "cover_letter",
            "resume", "resume");

    private CandidateWriter() {}

    /** Everything about a new candidate but answers and files. */
    public static Map<String, @Nullable Object> created(NewCandidate candidate, Findings findings) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        candidate.name().ifPresent(name -> fields.put("name", name.strip()));
        candidate.firstName().ifPresent(name -> fields.put("firstname", name.strip()));
        candidate.lastName().ifPresent(name -> fields.put("lastname", name.strip()));
        email(candidate.emails(), findings).ifPresent(email -> fields.put("email", email));
        candidate.title().ifPresent(title -> fields.put("headline", title));
        candidate.summary().ifPresent(summary -> fields.put("summary", summary));
        address(candidate.address(), candidate.locations(), findings)
                .ifPresent(address -> fields.put("address", address));
        phone(candidate.phones(), findings).ifPresent(phone -> fields.put("phone", phone));
        candidate.coverLetter().ifPresent(letter -> fields.put("cover_letter", letter));
        putAll(fields, "education_entries", education("education", candidate.education(), findings));
        putAll(fields, "experience_entries", experience("experience", candidate.experience(), findings));
        putAll(fields, "skills", distinct(candidate.skills()));
        putAll(fields, "tags", tags(candidate.tags()));
        putAll(fields, "social_profiles", profiles("urls", candidate.urls(), findings));
        candidate
                .source()
                .flatMap(source -> domain(source, findings))
                .ifPresent(domain -> fields.put("domain", domain));
        return fields;
    }

    /**
     * The one address that Workable keeps, in small letters: it may tell addresses apart by case, under which one person
     * would be there twice.
     */
    static Optional<String> email(List<EmailAddress> emails, Findings findings) {
        return one("emails", "e-mail address", emails, EmailAddress::email, findings)
                .map(DuplicateMatcher::email);
    }

    /** The one number that Workable keeps, with its extension. */
    static Optional<String> phone(List<PhoneNumber> phones, Findings findings) {
        return one(
                "phones",
                "phone number",
                phones,
                phone -> phone.number()
                        .map(number -> number
                                + phone.extension()
                                        .map(extension -> " ext. " + extension)
                                        .orElse("")),
                findings);
    }

    /** Workable keeps one text of where somebody lives. */
    static Optional<String> address(Optional<String> address, List<String> locations, Findings findings) {
        if (locations.size() > 1) {
            findings.add("locations", "Workable keeps one place of a candidate: name one");
        } else if (!locations.isEmpty() && address.isPresent() && !address.get().equals(locations.get(0))) {
            findings.add("locations", "Workable keeps one place of a candidate: name it here or as the address");
        }
        return address.or(() -> locations.stream().findFirst());
    }

    static List<Map<String, Object>> education(String field, List<Education> entries, Findings findings) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Education entry = entries.get(i);
            if (blank(entry.school())) {
                findings.add(field + "[" + i + "].school", "is required: Workable keeps no studies without one");
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            entry.degree().ifPresent(degree -> fields.put("degree", degree));
            entry.school().ifPresent(school -> fields.put("school", school));
            entry.fieldOfStudy().ifPresent(study -> fields.put("field_of_study", study));
            entry.startDate().ifPresent(date -> fields.put("start_date", date.toString()));
            entry.endDate().ifPresent(date -> fields.put("end_date", date.toString()));
            all.add(fields);
        }
        return all;
    }

    static List<Map<String, Object>> experience(String field, List<Experience> entries, Findings findings) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Experience entry = entries.get(i);
            if (blank(entry.title())) {
                findings.add(field + "[" + i + "].title", "is required: Workable keeps no work without one");
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            entry.title().ifPresent(title -> fields.put("title", title));
            entry.summary().ifPresent(summary -> fields.put("summary", summary));
            entry.startDate().ifPresent(date -> fields.put("start_date", date.toString()));
            entry.endDate().ifPresent(date -> fields.put("end_date", date.toString()));
            entry.company().ifPresent(company -> fields.put("company", company));
            entry.industry().ifPresent(industry -> fields.put("industry", industry));
            entry.isCurrent().ifPresent(current -> fields.put("current", current));
            all.add(fields);
        }
        return all;
    }

    static List<Map<String, Object>> profiles(String field, List<WebAddress> urls, Findings findings) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            String url = urls.get(i).url().orElse("").strip();
            Optional<String> given = urls.get(i).type();
            Optional<String> type = given.isPresent() ? given.flatMap(SocialNetworks::named) : SocialNetworks.at(url);
            if (type.isEmpty()) {
                findings.add(
                        field + "[" + i + "].type",
                        (given.isPresent()
                                        ? "is no type of profile that Workable knows"
                                        : "is required, as this host is none of a network that Workable knows")
                                + "; one of " + String.join(", ", SocialNetworks.TYPES) + " is right");
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            type.ifPresent(word -> fields.put("type", word));
            fields.put("url", url);
            all.add(fields);
        }
        return all;
    }

    /** A tag's id is its name. */
    static List<String> tags(List<NamedRef<Tag>> tags) {
        return distinct(tags.stream()
                .flatMap(tag -> tag.name().or(() -> tag.id().map(Object::toString)).stream())
                .toList());
    }

    static List<String> distinct(List<String> texts) {
        return texts.stream().map(String::strip).distinct().toList();
    }

    private static Optional<String> domain(Source source, Findings findings) {
        if (source.id().isPresent()) {
            findings.add("source.id", "cannot be stored: Workable knows sources by their name alone");
        }
        if (source.category().isPresent()) {
            findings.add("source.category", "cannot be stored: Workable tells the category by the name");
        }
        if (source.name().isEmpty()) {
            findings.add("source.name", "is required: it is what Workable attributes a candidate to");
        }
        return source.name();
    }

    private static <T> Optional<String> one(
            String field, String what, List<T> values, Function<T, Optional<String>> text, Findings findings) {
        if (values.size() > 1) {
            findings.add(field, "Workable keeps one " + what + " of a candidate: name one");
        }
        return values.stream().findFirst().flatMap(text).map(String::strip);
    }

    private static void putAll(Map<String, @Nullable Object> fields, String name, List<?> values) {
        if (!values.isEmpty()) {
            fields.put(name, values);
        }
    }

    private static boolean blank(Optional<String> text) {
        return text.filter(value -> !value.isBlank()).isEmpty();
    }
}
