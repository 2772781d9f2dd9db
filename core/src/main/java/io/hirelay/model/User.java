package io.hirelay.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A member of the customer's account. */
@Doc("A member of the customer's account.")
public record User(
        @Required @Doc("The canonical id.") Id<User> id,
        @Personal @Doc("First name.") Optional<String> firstName,
        @Personal @Doc("Last name.") Optional<String> lastName,
        @Personal @Doc("Full name.") Optional<String> name,
        @Personal @Doc("Position.") Optional<String> headline,
        @Personal @Doc("E-mail addresses.") List<EmailAddress> emails,
        @Doc("Whether the user can no longer act.") Optional<Boolean> disabled,
        @Doc("What the user may do.") Optional<Coded<AccessRole>> accessRole,
        @Doc("The provider's kind of user.") Optional<String> type,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public User {
        emails = List.copyOf(emails);
        notLoaded = Set.copyOf(notLoaded);
    }
}
