package io.hirelay.model;

import java.util.List;
import java.util.Optional;

/** The user who is credited with bringing a candidate. */
@Doc("The user who is credited with bringing a candidate.")
public record CreditedTo(
        @Doc("The user.") Optional<Id<User>> id,
        @Personal @Doc("First name.") Optional<String> firstName,
        @Personal @Doc("Last name.") Optional<String> lastName,
        @Personal @Doc("E-mail addresses.") List<EmailAddress> emails) {
    public CreditedTo {
        emails = List.copyOf(emails);
    }
}
