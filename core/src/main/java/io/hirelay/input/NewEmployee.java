package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.Coded;
import io.hirelay.model.Doc;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Employee;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.Gender;
import io.hirelay.model.GroupRef;
import io.hirelay.model.MaritalStatus;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Personal;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.PostalAddress;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Somebody who is to become an employee. Made with {@link #of(String, String)}. */
@Doc("Somebody who is to become an employee.")
public record NewEmployee(
        @Required @Personal @Doc("First name.") String firstName,
        @Personal @Doc("Middle name.") Optional<String> middleName,
        @Required @Personal @Doc("Last name.") String lastName,

        @Personal @Doc("What the person likes to be called.")
        Optional<String> preferredName,

        @Personal @Doc("The customer's own number of the person; made by the provider unless it is told.")
        Optional<String> employeeNumber,

        @Personal @Doc("Position.") Optional<String> jobTitle,

        @Personal @Doc("E-mail addresses, each with its type: work or personal.")
        List<EmailAddress> emails,

        @Personal @Doc("Phone numbers.") List<PhoneNumber> phones,
        @Personal @Doc("Date of birth.") Optional<LocalDate> dateOfBirth,
        @Personal @Doc("Gender.") Optional<Coded<Gender>> gender,
        @Personal @Doc("Marital status.") Optional<Coded<MaritalStatus>> maritalStatus,

        @Personal @Doc("ISO 3166-1 alpha-2 code of the country.")
        Optional<String> nationality,

        @Personal @Doc("When the person was hired.") Optional<LocalDate> hireDate,
        @Personal @Doc("First day of work.") Optional<LocalDate> startDate,

        @Doc("active, or pending for a draft, which it is unless told otherwise.")
        Optional<EmploymentStatus> employmentStatus,

        @Personal @Doc("Whom the person reports to; by id.") Optional<NamedRef<Employee>> manager,

        @Doc("Department, division, legal entity and others, by id, or by type and name.")
        List<GroupRef> groups,

        @Personal @Doc("Position and pay over time.") List<EmploymentInput> employments,
        @Personal @Doc("Where the person lives.") Optional<PostalAddress> homeLocation,

        @Personal @Doc("Values of other fields, each by the id of its definition.")
        List<FieldInput> customFields,

        @Personal @Doc("Documents for the person's file.") List<DocumentInput> documents,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public NewEmployee {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        groups = List.copyOf(groups);
        employments = List.copyOf(employments);
        customFields = List.copyOf(customFields);
        documents = List.copyOf(documents);
    }

    /** Starts with the two fields that every employee needs. */
    public static Builder of(String firstName, String lastName) {
        return new Builder(firstName, lastName);
    }

    @Override
    public void check(Findings findings) {
        if (employmentStatus.filter(EmploymentStatus.INACTIVE::equals).isPresent()) {
            findings.add("employment_status", "must be active or pending: nobody begins as inactive");
        }
        Parts.emails(emails, findings);
        Parts.phones(phones, findings);
        manager.ifPresent(named -> Parts.identified("manager", named, findings));
        Parts.groups(groups, findings);
        Parts.employments("employments", employments, findings);
        Parts.customFields(customFields, findings);
    }

    /** Collects the fields. Not thread-safe. */
    public static final class Builder {
        private final String firstName;
        private final String lastName;
        private Optional<String> middleName = Optional.empty();
        private Optional<String> preferredName = Optional.empty();
        private Optional<String> employeeNumber = Optional.empty();
        private Optional<String> jobTitle = Optional.empty();
        private List<EmailAddress> emails = List.of();
        private List<PhoneNumber> phones = List.of();
        private Optional<LocalDate> dateOfBirth = Optional.empty();
        private Optional<Coded<Gender>> gender = Optional.empty();
        private Optional<Coded<MaritalStatus>> maritalStatus = Optional.empty();
        private Optional<String> nationality = Optional.empty();
        private Optional<LocalDate> hireDate = Optional.empty();
        private Optional<LocalDate> startDate = Optional.empty();
        private Optional<EmploymentStatus> employmentStatus = Optional.empty();
        private Optional<NamedRef<Employee>> manager = Optional.empty();
        private List<GroupRef> groups = List.of();
        private List<EmploymentInput> employments = List.of();
        private Optional<PostalAddress> homeLocation = Optional.empty();
        private List<FieldInput> customFields = List.of();
        private List<DocumentInput> documents = List.of();
        private RawJson remoteData = RawJson.NULL;

        private Builder(String firstName, String lastName) {
            this.firstName = firstName;
            this.lastName = lastName;
        }

        public Builder middleName(String value) {
            this.middleName = Optional.of(value);
            return this;
        }

        public Builder preferredName(String value) {
            this.preferredName = Optional.of(value);
            return this;
        }

        public Builder employeeNumber(String value) {
            this.employeeNumber = Optional.of(value);
            return this;
        }

        public Builder jobTitle(String value) {
            this.jobTitle = Optional.of(value);
            return this;
        }

        /** @param type work or personal */
        public Builder email(String address, String type) {
            this.emails = Parts.and(emails, Parts.email(address, type));
            return this;
        }

        public Builder emails(List<EmailAddress> values) {
            this.emails = List.copyOf(values);
            return this;
        }

        public Builder phone(String value) {
            this.phones = Parts.and(phones, Parts.phone(value));
            return this;
        }

        public Builder phones(List<PhoneNumber> values) {
            this.phones = List.copyOf(values);
            return this;
        }

        public Builder dateOfBirth(LocalDate value) {
            this.dateOfBirth = Optional.of(value);
            return this;
        }

        public Builder gender(Gender value) {
            this.gender = Optional.of(Coded.of(value));
            return this;
        }

        public Builder maritalStatus(MaritalStatus value) {
            this.maritalStatus = Optional.of(Coded.of(value));
            return this;
        }

        public Builder nationality(String value) {
            this.nationality = Optional.of(value);
            return this;
        }

        public Builder hireDate(LocalDate value) {
            this.hireDate = Optional.of(value);
            return this;
        }

        public Builder startDate(LocalDate value) {
            this.startDate = Optional.of(value);
            return this;
        }

        public Builder employmentStatus(EmploymentStatus value) {
            this.employmentStatus = Optional.of(value);
            return this;
        }

        /** @param value in any form that the provider accepts */
        public Builder manager(String value) {
            this.manager = Optional.of(Parts.named(value));
            return this;
        }

        /** @param value an id */
        public Builder group(String value) {
            this.groups = Parts.and(groups, Parts.group(value));
            return this;
        }

        public Builder groups(List<GroupRef> values) {
            this.groups = List.copyOf(values);
            return this;
        }

        public Builder employment(EmploymentInput value) {
            this.employments = Parts.and(employments, value);
            return this;
        }

        public Builder employments(List<EmploymentInput> values) {
            this.employments = List.copyOf(values);
            return this;
        }

        public Builder homeLocation(PostalAddress value) {
            this.homeLocation = Optional.of(value);
            return this;
        }

        public Builder customField(FieldInput value) {
            this.customFields = Parts.and(customFields, value);
            return this;
        }

        public Builder document(String name, String url) {
            this.documents = Parts.and(documents, DocumentInput.of(name, url));
            return this;
        }

        public Builder remoteData(RawJson value) {
            this.remoteData = value;
            return this;
        }

        public NewEmployee build() {
            return new NewEmployee(
                    firstName,
                    middleName,
                    lastName,
                    preferredName,
                    employeeNumber,
                    jobTitle,
                    emails,
                    phones,
                    dateOfBirth,
                    gender,
                    maritalStatus,
                    nationality,
                    hireDate,
                    startDate,
                    employmentStatus,
                    manager,
                    groups,
                    employments,
                    homeLocation,
                    customFields,
                    documents,
                    remoteData);
        }
    }
}
