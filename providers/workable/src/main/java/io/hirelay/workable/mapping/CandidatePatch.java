package io.hirelay.workable.mapping;

import io.hirelay.error.Findings;
import io.hirelay.input.CandidateChange;
import io.hirelay.input.NewCandidate;
import io.hirelay.model.Change;
import io.hirelay.model.WebAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a candidate's record, to be held against the record as it is: only what differs is sent. Workable
 * replaces a list as a whole, so one that is added to is sent with everything that is in it, entries of studies and work
 * with their ids and whatever else they hold. Immutable.
 */
public final class CandidatePatch {
    private static final String EDUCATION = "education_entries";
    private static final String EXPERIENCE = "experience_entries";
    private static final String PROFILES = "social_profiles";
    private static final Set<String> STUDY = Set.of("degree", "school", "field_of_study", "start_date", "end_date");
    private static final Set<String> WORK =
            Set.of("title", "summary", "start_date", "end_date", "company", "industry", "current");
    private static final Set<String> PROFILE = Set.of("type", "url");

    /** What each of Workable's fields becomes, given what it is. */
    private final Map<String, UnaryOperator<@Nullable Object>> edits;

    private CandidatePatch(Map<String, UnaryOperator<@Nullable Object>> edits) {
        this.edits = edits;
    }

    /** What a change asks for. */
    public static CandidatePatch of(CandidateChange change, Findings findings) {
        Edits edits = new Edits();
        names(change, edits, findings);
        edits.text("headline", change.title());
        edits.text("summary", change.summary());
        edits.text("cover_letter", change.coverLetter());
        if (emptied(change.emails())) {
            findings.add("emails", "cannot be cleared: Workable keeps no candidate without an e-mail address");
        }
        set(change.emails())
                .flatMap(emails -> CandidateWriter.email(emails, findings))
                .ifPresent(email -> edits.put(
                        "email", now -> now instanceof String same && same.equalsIgnoreCase(email) ? same : email));
        if (emptied(change.phones())) {
            edits.put("phone", now -> null);
        }
        set(change.phones())
                .flatMap(phones -> CandidateWriter.phone(phones, findings))
                .ifPresent(phone -> edits.put("phone", now -> phone));
        address(change, edits, findings);
        replaced(change.education(), entries -> CandidateWriter.education("education", entries, findings))
                .ifPresent(entries -> edits.put(EDUCATION, now -> kept(maps(now), entries, STUDY)));
        replaced(change.experience(), entries -> CandidateWriter.experience("experience", entries, findings))
                .ifPresent(entries -> edits.put(EXPERIENCE, now -> kept(maps(now), entries, WORK)));
        replaced(change.skills(), CandidateWriter::distinct)
                .ifPresent(skills -> edits.put("skills", now -> same(names(now), skills)));
        replaced(change.tags(), CandidateWriter::tags)
                .ifPresent(tags -> edits.put("tags", now -> same(names(now), tags)));
        replaced(change.urls(), urls -> CandidateWriter.profiles("urls", withoutOwnPage(urls), findings))
                .ifPresent(profiles -> edits.put(PROFILES, now -> kept(maps(now), profiles, PROFILE)));
        edits.union(EDUCATION, CandidateWriter.education("education_add", change.educationAdd(), findings), STUDY);
        edits.union(EXPERIENCE, CandidateWriter.experience("experience_add", change.experienceAdd(), findings), WORK);
        edits.union(PROFILES, CandidateWriter.profiles("urls_add", change.urlsAdd(), findings), PROFILE);
        edits.union("skills", change.skillsAdd(), List.of());
        edits.union("tags", change.tagsAdd(), change.tagsRemove());
        return edits.made();
    }

    /** What a candidate who is there already gets of a new one: single values that are sent, lists united. */
    public static CandidatePatch of(NewCandidate candidate, Findings findings) {
        Edits edits = new Edits();
        candidate.name().ifPresent(name -> edits.name(name.strip()));
        edits.text("firstname", candidate.firstName());
        edits.text("lastname", candidate.lastName());
        edits.text("headline", candidate.title());
        edits.text("summary", candidate.summary());
        edits.text("cover_letter", candidate.coverLetter());
        edits.text("address", CandidateWriter.address(candidate.address(), candidate.locations(), findings));
        edits.text("phone", CandidateWriter.phone(candidate.phones(), findings));
        edits.union(EDUCATION, CandidateWriter.education("education", candidate.education(), findings), STUDY);
        edits.union(EXPERIENCE, CandidateWriter.experience("experience", candidate.experience(), findings), WORK);
        edits.union(PROFILES, CandidateWriter.profiles("urls", candidate.urls(), findings), PROFILE);
        edits.union("skills", candidate.skills(), List.of());
        edits.union("tags", CandidateWriter.tags(candidate.tags()), List.of());
        return edits.made();
    }

    /**
     * What has to be sent for the record to become as it is wanted.
     *
     * @param record as Workable answered with it
     * @return empty when it is so already
     */
    public Map<String, @Nullable Object> against(Map<String, ? extends @Nullable Object> record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        edits.forEach((name, edit) -> {
            Object now = record.get(name);
            Object wanted = edit.apply(now);
            if (!Objects.equals(comparable(name, now), comparable(name, wanted))) {
                fields.put(name, wanted);
            }
        });
        return fields;
    }

    private static void names(CandidateChange change, Edits edits, Findings findings) {
        if (change.name() instanceof Change.Clear) {
            findings.add("name", "cannot be cleared: Workable keeps no candidate without a name");
        }
        if (change.firstName() instanceof Change.Clear) {
            findings.add("first_name", "cannot be cleared: Workable keeps no candidate without a name");
        }
        set(change.name()).ifPresent(name -> edits.name(name.strip()));
        edits.text("firstname", change.firstName());
        edits.text("lastname", change.lastName());
    }

    private static void address(CandidateChange change, Edits edits, Findings findings) {
        edits.text("address", change.address());
        if (change.locations() instanceof Change.Keep) {
            return;
        }
        if (change.address() instanceof Change.Clear) {
            findings.add("locations", "Workable keeps one place of a candidate: change it here or as the address");
            return;
        }
        Optional<String> place = CandidateWriter.address(
                set(change.address()), set(change.locations()).orElse(List.of()), findings);
        edits.put("address", now -> place.orElse(null));
    }

    /** What came along from a record that was read: the page in Workable's own application is there anyway. */
    private static List<WebAddress> withoutOwnPage(List<WebAddress> urls) {
        return urls.stream()
                .filter(url -> !url.type().equals(Optional.of(CandidateMapper.PROFILE))
                        || !url.url().orElse("").contains("/backend/"))
                .toList();
    }

    /** These entries; those that are there already as they are there. */
    private static List<Map<String, Object>> kept(
            List<Map<String, Object>> now, List<Map<String, Object>> wanted, Set<String> names) {
        List<Map<String, Object>> left = new ArrayList<>(now);
        return wanted.stream()
                .map(entry -> left.stream()
                        .filter(there -> essence(there, names).equals(essence(entry, names)))
                        .findFirst()
                        .map(there -> {
                            left.remove(there);
                            return there;
                        })
                        .orElse(entry))
                .toList();
    }

    /** What there is, untouched when that is what is wanted. */
    private static List<String> same(List<String> now, List<String> wanted) {
        return now.equals(wanted) ? now : wanted;
    }

    private static Map<String, Object> essence(Map<String, Object> entry, Set<String> names) {
        Map<String, Object> essence = new LinkedHashMap<>();
        names.stream().sorted().forEach(name -> {
            Object value = entry.get(name);
            if (value != null && !value.equals("") && !value.equals(false)) {
                essence.put(name, value);
            }
        });
        return essence;
    }

    /** Two values that say the same are equal in this form. */
    private static Object comparable(String name, @Nullable Object value) {
        if (value instanceof List<?> || Edits.LISTS.contains(name)) {
            return name.equals("skills") || name.equals("tags") ? names(value) : maps(value);
        }
        return value == null ? "" : value;
    }

    /** Texts, or the names of objects: skills go in as texts and come out as objects. */
    private static List<String> names(@Nullable Object value) {
        List<String> names = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                Object name = item instanceof Map<?, ?> map ? map.get("name") : item;
                if (name instanceof String text) {
                    names.add(text);
                }
            }
        }
        return names;
    }

    private static List<Map<String, Object>> maps(@Nullable Object value) {
        List<Map<String, Object>> maps = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    map.forEach((name, part) -> {
                        if (part != null) {
                            fields.put(String.valueOf(name), part);
                        }
                    });
                    maps.add(fields);
                }
            }
        }
        return maps;
    }

    private static <V> Optional<V> set(Change<V> change) {
        return change instanceof Change.Set<V> set ? Optional.of(set.value()) : Optional.empty();
    }

    private static boolean emptied(Change<? extends List<?>> change) {
        return change instanceof Change.Clear
                || change instanceof Change.Set<? extends List<?>> set
                        && set.value().isEmpty();
    }

    /** What a list becomes that is replaced; nothing when it is cleared. */
    private static <V, R> Optional<List<R>> replaced(Change<List<V>> change, Function<List<V>, List<R>> written) {
        return change instanceof Change.Clear
                ? Optional.of(List.of())
                : set(change).map(written);
    }

    /** Collects what becomes of each field. */
    private static final class Edits {
        static final Set<String> LISTS = Set.of(EDUCATION, EXPERIENCE, PROFILES, "skills", "tags");

        private final Map<String, UnaryOperator<@Nullable Object>> all = new LinkedHashMap<>();

        void put(String name, UnaryOperator<@Nullable Object> edit) {
            all.put(name, edit);
        }

        void text(String name, Change<String> change) {
            if (change instanceof Change.Clear) {
                put(name, now -> null);
            }
            text(name, set(change));
        }

        void text(String name, Optional<String> value) {
            value.ifPresent(text -> put(name, now -> text));
        }

        /** Workable changes first and last name alone: the first word is the first name. */
        void name(String name) {
            String[] words = name.split("\\s+", 2);
            put("firstname", now -> words[0]);
            put("lastname", now -> words.length == 2 ? words[1] : null);
        }

        void union(String name, List<Map<String, Object>> more, Set<String> essential) {
            if (more.isEmpty()) {
                return;
            }
            put(name, now -> {
                List<Map<String, Object>> all = maps(now);
                for (Map<String, Object> entry : more) {
                    if (all.stream()
                            .noneMatch(there -> essence(there, essential).equals(essence(entry, essential)))) {
                        all.add(entry);
                    }
                }
                return all;
            });
        }

        void union(String name, List<String> more, List<String> fewer) {
            if (more.isEmpty() && fewer.isEmpty()) {
                return;
            }
            put(name, now -> {
                List<String> all = names(now);
                all.removeAll(fewer);
                CandidateWriter.distinct(more).stream()
                        .filter(text -> !all.contains(text))
                        .forEach(all::add);
                return all;
            });
        }

        CandidatePatch made() {
            return new CandidatePatch(all);
        }
    }
}
