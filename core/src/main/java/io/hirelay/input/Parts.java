package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.Tag;
import io.hirelay.model.WebAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    private static <T> void needed(
            String field, String part, List<T> items, Function<T, Optional<String>> value, Findings findings) {
        for (int i = 0; i < items.size(); i++) {
            if (value.apply(items.get(i)).isEmpty()) {
                findings.add(field + "[" + i + "]." + part, "is required");
            }
        }
    }
}
