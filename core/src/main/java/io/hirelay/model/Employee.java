package io.hirelay.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Somebody who works for the customer, did or will. */
@Doc("Somebody who works for the customer, did or will.")
public record Employee(
        @Required @Doc("The canonical id.") Id<Employee> id,

        @Personal @Doc("The customer's own number of the person.")
        Optional<String> employeeNumber,

        @Personal @Doc("First name.") Optional<String> firstName,
        @Personal @Doc("Middle name.") Optional<String> middleName,
        @Personal @Doc("Last name.") Optional<String> lastName,
        @Personal @Doc("Full name.") Optional<String> name,

        @Personal @Doc("What the person likes to be called.")
        Optional<String> preferredName,

        @Personal @Doc("Name for signing in.") Optional<String> username,
        @Personal @Doc("Present position.") Optional<String> jobTitle,
        @Doc("The legal entity that employs the person.") Optional<NamedRef<Group>> company,

        @Doc("What the person belongs to: department, division, legal entity and others.")
        List<GroupRef> groups,

        @Personal @Doc("E-mail addresses, the one for work first.")
        List<EmailAddress> emails,

        @Personal @Doc("Phone numbers.") List<PhoneNumber> phones,

        @Personal @Doc("Position and pay over time, latest first.")
        List<Employment> employments,

        @Personal @Doc("Whom the person reports to.") Optional<NamedRef<Employee>> manager,
        @Personal @Doc("Where the person works.") Optional<PostalAddress> workLocation,
        @Personal @Doc("Where the person lives.") Optional<PostalAddress> homeLocation,
        @Personal @Doc("Gender.") Optional<Coded<Gender>> gender,
        @Personal @Doc("Marital status.") Optional<Coded<MaritalStatus>> maritalStatus,
        @Personal @Doc("Date of birth.") Optional<LocalDate> dateOfBirth,
        @Personal @Doc("When the person was hired.") Optional<LocalDate> hireDate,
        @Personal @Doc("First day of work.") Optional<LocalDate> startDate,
        @Personal @Doc("Last day of work.") Optional<LocalDate> terminationDate,

        @Doc("Whether the person works for the customer now; pending before that.")
        Optional<Coded<EmploymentStatus>> employmentStatus,

        @Personal @Format("country") @Doc("ISO 3166-1 alpha-2 code where it is known, else as the provider has it.")
        Optional<String> nationality,

        @Personal @Format("uri") @Doc("Address of a picture; may be valid for a short time only.")
        Optional<String> avatar,

        @Doc("The candidate who became this employee.") Optional<Ref<Candidate>> candidate,

        @Personal @Doc("Values of all other fields, the customer's own among them.")
        List<FieldValue> customFields,

        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Employee {
        groups = List.copyOf(groups);
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        employments = List.copyOf(employments);
        customFields = List.copyOf(customFields);
        notLoaded = Set.copyOf(notLoaded);
    }
}
