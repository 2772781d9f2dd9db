package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.Doc;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.Personal;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.RawJson;
import io.hirelay.model.WebAddress;
import java.util.List;
import java.util.Optional;

/** Whom to look for. */
@Doc("Whom to look for.")
public record DuplicateQuery(
        @Personal @Doc("E-mail addresses.") List<EmailAddress> emails,

        @Personal @Doc("Full name; compared, but never enough alone.")
        Optional<String> name,

        @Personal @Doc("Phone numbers.") List<PhoneNumber> phones,
        @Personal @Doc("Social profiles.") List<WebAddress> urls,

        @Doc("A job whose candidates are compared one by one.")
        Optional<Id<Job>> jobId,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public DuplicateQuery {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        urls = List.copyOf(urls);
    }

    /** By e-mail address and name. */
    public static DuplicateQuery of(String email, String name) {
        return new DuplicateQuery(
                List.of(Parts.email(email)), Optional.of(name), List.of(), List.of(), Optional.empty(), RawJson.NULL);
    }

    @Override
    public void check(Findings findings) {
        if (emails.isEmpty() && phones.isEmpty() && urls.isEmpty() && name.isEmpty()) {
            findings.add("emails", "is needed, or phones, urls or a name");
        }
        Parts.emails(emails, findings);
        Parts.phones(phones, findings);
        Parts.urls("urls", urls, findings);
    }
}
