package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.FieldDefinition;
import io.hirelay.model.GroupRef;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.Tag;
import io.hirelay.model.WebAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Parts of a person's record: how they are made of a text, and what each needs. */
final class Parts {
    /** Extensions and vanity numbers have letters, and within a company numbers are short. */
    private static final Pattern DIGITS = Pattern.compile("\\d\\D*\\d\\D*\\d");

    private Parts() {}

    static EmailAddress email(String address) {
        return new EmailAddress(Optional.of(address), Optional.empty(), Optional.empty());
    }

    static EmailAddress email(String address, String type) {
        return new EmailAddress(Optional.of(address), Optional.of(type), Optional.empty());
    }

    static GroupRef group(String id) {
        return new GroupRef(Optional.of(Id.of(id)), Optional.empty(), Optional.empty());
    }

    static PhoneNumber phone(String number) {
        return new PhoneNumber(Optional.of(number), Optional.empty(), Optional.empty());
    }

    static WebAddress url(String address) {
        return new WebAddress(Optional.of(address), Optional.empty());
    }

    static List<NamedRef<Tag>> tags(String... names) {
        return Arrays.stream(names)
                .map(name -> new NamedRef<Tag>(Optional.empty(), Optional.of(name)))
                .toList();
    }

    static <T> List<T> and(List<T> some, T another) {
        List<T> more = new ArrayList<>(some);
        more.add(another);
        return List.copyOf(more);
    }

    static void emails(List<EmailAddress> emails, Findings findings) {
        needed("emails", "email", emails, EmailAddress::email, findings);
    }

    static void phones(List<PhoneNumber> phones, Findings findings) {
        needed("phones", "number", phones, PhoneNumber::number, findings);
        for (int i = 0; i < phones.size(); i++) {
            if (phones.get(i)
                    .number()
                    .filter(number -> !DIGITS.matcher(number).find())
                    .isPresent()) {
                findings.add("phones[" + i + "].number", "must be a phone number such as +44 20 7946 0000");
            }
        }
    }

    static void urls(String field, List<WebAddress> urls, Findings findings) {
        needed(field, "url", urls, WebAddress::url, findings);
    }

    static void tags(String field, List<NamedRef<Tag>> tags, Findings findings) {
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).name().isEmpty() && tags.get(i).id().isEmpty()) {
                findings.add(field + "[" + i + "].name", "is required");
            }
        }
    }

    static <T> NamedRef<T> named(String id) {
        return new NamedRef<>(Optional.of(Id.of(id)), Optional.empty());
    }

    static void identified(String field, NamedRef<?> named, Findings findings) {
        if (named.id().isEmpty()) {
            findings.add(field + ".id", "is required");
        }
    }

    static void groups(List<GroupRef> groups, Findings findings) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).id().isEmpty() && groups.get(i).name().isEmpty()) {
                findings.add("groups[" + i + "].id", "is required, or a name");
            }
        }
    }

    static void employments(String field, List<EmploymentInput> employments, Findings findings) {
        for (int i = 0; i < employments.size(); i++) {
            employments.get(i).check(findings.under(field + "[" + i + "]"));
        }
    }

    static void customFields(List<FieldInput> fields, Findings findings) {
        Set<Id<FieldDefinition>> seen = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).check(findings.under("custom_fields[" + i + "]"));
            if (!seen.add(fields.get(i).id())) {
                findings.add("custom_fields[" + i + "].id", "must not name a field that is named before");
            }
        }
    }

    private static <T> void needed(
            String field, String part, List<T> items, Function<T, Optional<String>> value, Findings findings) {
        for (int i = 0; i < items.size(); i++) {
            if (value.apply(items.get(i)).isEmpty()) {
                findings.add(field + "[" + i + "]." + part, "is required");
            }
        }
    }
}
