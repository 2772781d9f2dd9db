package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.Doc;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Employee;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.Gender;
import io.hirelay.model.GroupRef;
import io.hirelay.model.Id;
import io.hirelay.model.MaritalStatus;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Personal;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.PostalAddress;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import java.time.LocalDate;
import java.util.List;

/** What is to change about an employee; all else stays. Made with {@link #of(String)}. */
@Doc("What is to change about an employee; what is not sent stays as it is, null clears.")
public record EmployeeChange(
        @Required @Doc("Who, in any form the provider accepts.")
        Id<Employee> id,

        @Personal @Doc("First name.") Change<String> firstName,
        @Personal @Doc("Middle name.") Change<String> middleName,
        @Personal @Doc("Last name.") Change<String> lastName,

        @Personal @Doc("What the person likes to be called.")
        Change<String> preferredName,

        @Personal @Doc("The customer's own number of the person.")
        Change<String> employeeNumber,

        @Personal @Doc("Position.") Change<String> jobTitle,

        @Personal @Doc("E-mail addresses, each with its type: work or personal.")
        Change<List<EmailAddress>> emails,

        @Personal @Doc("Phone numbers.") Change<List<PhoneNumber>> phones,
        @Personal @Doc("Date of birth.") Change<LocalDate> dateOfBirth,
        @Personal @Doc("Gender.") Change<Coded<Gender>> gender,
        @Personal @Doc("Marital status.") Change<Coded<MaritalStatus>> maritalStatus,

        @Personal @Doc("ISO 3166-1 alpha-2 code of the country.")
        Change<String> nationality,

        @Personal @Doc("When the person was hired.") Change<LocalDate> hireDate,
        @Personal @Doc("First day of work.") Change<LocalDate> startDate,

        @Doc("Whether the person works for the customer now.")
        Change<EmploymentStatus> employmentStatus,

        @Personal @Doc("Whom the person reports to; by id.") Change<NamedRef<Employee>> manager,

        @Doc("Groups by id, or by type and name; one takes the place of those of its type, others stay.")
        Change<List<GroupRef>> groups,

        @Personal @Doc("Position and pay over time, in place of what there is.")
        Change<List<EmploymentInput>> employments,

        @Personal @Doc("Position and pay from a day on, beside what there is.")
        List<EmploymentInput> employmentsAdd,

        @Personal @Doc("Where the person lives.") Change<PostalAddress> homeLocation,

        @Personal @Doc("Values of other fields, each by the id of its definition; those not named stay.")
        List<FieldInput> customFields,

        @Personal @Doc("Documents beside those in the person's file.")
        List<DocumentInput> documentsAdd,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public EmployeeChange {
        employmentsAdd = List.copyOf(employmentsAdd);
        customFields = List.copyOf(customFields);
        documentsAdd = List.copyOf(documentsAdd);
    }

    /** @param id in any form that the provider accepts */
    public static Builder of(String id) {
        return new Builder(Id.of(id));
    }

    @Override
    public void check(Findings findings) {
        needed("first_name", firstName, findings);
        needed("last_name", lastName, findings);
        needed("employment_status", employmentStatus, findings);
        if (emails instanceof Change.Set<List<EmailAddress>> set) {
            Parts.emails(set.value(), findings);
        }
        if (phones instanceof Change.Set<List<PhoneNumber>> set) {
            Parts.phones(set.value(), findings);
        }
        if (manager instanceof Change.Set<NamedRef<Employee>> set) {
            Parts.identified("manager", set.value(), findings);
        }
        if (groups instanceof Change.Set<List<GroupRef>> set) {
            Parts.groups(set.value(), findings);
        }
        if (employments instanceof Change.Set<List<EmploymentInput>> set) {
            Parts.employments("employments", set.value(), findings);
        }
        if (!(employments instanceof Change.Keep) && !employmentsAdd.isEmpty()) {
            findings.add("employments", "is either replaced or added to, not both in one call");
        }
        Parts.employments("employments_add", employmentsAdd, findings);
        Parts.customFields(customFields, findings);
    }

    private static void needed(String field, Change<?> change, Findings findings) {
        if (change instanceof Change.Clear) {
            findings.add(field, "cannot be cleared: every employee has it");
        }
    }

    /** Collects the fields. Not thread-safe. */
    public static final class Builder {
        private final Id<Employee> id;
        private Change<String> firstName = Change.keep();
        private Change<String> middleName = Change.keep();
        private Change<String> lastName = Change.keep();
        private Change<String> preferredName = Change.keep();
        private Change<String> employeeNumber = Change.keep();
        private Change<String> jobTitle = Change.keep();
        private Change<List<EmailAddress>> emails = Change.keep();
        private Change<List<PhoneNumber>> phones = Change.keep();
        private Change<LocalDate> dateOfBirth = Change.keep();
        private Change<Coded<Gender>> gender = Change.keep();
        private Change<Coded<MaritalStatus>> maritalStatus = Change.keep();
        private Change<String> nationality = Change.keep();
        private Change<LocalDate> hireDate = Change.keep();
        private Change<LocalDate> startDate = Change.keep();
        private Change<EmploymentStatus> employmentStatus = Change.keep();
        private Change<NamedRef<Employee>> manager = Change.keep();
        private Change<List<GroupRef>> groups = Change.keep();
        private Change<List<EmploymentInput>> employments = Change.keep();
        private List<EmploymentInput> employmentsAdd = List.of();
        private Change<PostalAddress> homeLocation = Change.keep();
        private List<FieldInput> customFields = List.of();
        private List<DocumentInput> documentsAdd = List.of();
        private RawJson remoteData = RawJson.NULL;

        private Builder(Id<Employee> id) {
            this.id = id;
        }

        public Builder firstName(Change<String> value) {
            this.firstName = value;
            return this;
        }

        public Builder firstName(String value) {
            return firstName(Change.set(value));
        }

        public Builder middleName(Change<String> value) {
            this.middleName = value;
            return this;
        }

        public Builder middleName(String value) {
            return middleName(Change.set(value));
        }

        public Builder lastName(Change<String> value) {
            this.lastName = value;
            return this;
        }

        public Builder lastName(String value) {
            return lastName(Change.set(value));
        }

        public Builder preferredName(Change<String> value) {
            this.preferredName = value;
            return this;
        }

        public Builder preferredName(String value) {
            return preferredName(Change.set(value));
        }

        public Builder employeeNumber(Change<String> value) {
            this.employeeNumber = value;
            return this;
        }

        public Builder employeeNumber(String value) {
            return employeeNumber(Change.set(value));
        }

        public Builder jobTitle(Change<String> value) {
            this.jobTitle = value;
            return this;
        }

        public Builder jobTitle(String value) {
            return jobTitle(Change.set(value));
        }

        public Builder emails(Change<List<EmailAddress>> value) {
            this.emails = value;
            return this;
        }

        public Builder phones(Change<List<PhoneNumber>> value) {
            this.phones = value;
            return this;
        }

        public Builder dateOfBirth(Change<LocalDate> value) {
            this.dateOfBirth = value;
            return this;
        }

        public Builder dateOfBirth(LocalDate value) {
            return dateOfBirth(Change.set(value));
        }

        public Builder gender(Change<Coded<Gender>> value) {
            this.gender = value;
            return this;
        }

        public Builder gender(Gender value) {
            return gender(Change.set(Coded.of(value)));
        }

        public Builder maritalStatus(Change<Coded<MaritalStatus>> value) {
            this.maritalStatus = value;
            return this;
        }

        public Builder maritalStatus(MaritalStatus value) {
            return maritalStatus(Change.set(Coded.of(value)));
        }

        public Builder nationality(Change<String> value) {
            this.nationality = value;
            return this;
        }

        public Builder nationality(String value) {
            return nationality(Change.set(value));
        }

        public Builder hireDate(Change<LocalDate> value) {
            this.hireDate = value;
            return this;
        }

        public Builder hireDate(LocalDate value) {
            return hireDate(Change.set(value));
        }

        public Builder startDate(Change<LocalDate> value) {
            this.startDate = value;
            return this;
        }

        public Builder startDate(LocalDate value) {
            return startDate(Change.set(value));
        }

        public Builder employmentStatus(Change<EmploymentStatus> value) {
            this.employmentStatus = value;
            return this;
        }

        public Builder employmentStatus(EmploymentStatus value) {
            return employmentStatus(Change.set(value));
        }

        public Builder manager(Change<NamedRef<Employee>> value) {
            this.manager = value;
            return this;
        }

        /** @param value in any form that the provider accepts */
        public Builder manager(String value) {
            return manager(Change.set(Parts.named(value)));
        }

        public Builder groups(Change<List<GroupRef>> value) {
            this.groups = value;
            return this;
        }

        public Builder employments(Change<List<EmploymentInput>> value) {
            this.employments = value;
            return this;
        }

        public Builder employmentsAdd(List<EmploymentInput> value) {
            this.employmentsAdd = List.copyOf(value);
            return this;
        }

        public Builder homeLocation(Change<PostalAddress> value) {
            this.homeLocation = value;
            return this;
        }

        public Builder homeLocation(PostalAddress value) {
            return homeLocation(Change.set(value));
        }

        public Builder customFields(List<FieldInput> value) {
            this.customFields = List.copyOf(value);
            return this;
        }

        public Builder documentsAdd(List<DocumentInput> value) {
            this.documentsAdd = List.copyOf(value);
            return this;
        }

        public Builder remoteData(RawJson value) {
            this.remoteData = value;
            return this;
        }

        public EmployeeChange build() {
            return new EmployeeChange(
                    id,
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
                    employmentsAdd,
                    homeLocation,
                    customFields,
                    documentsAdd,
                    remoteData);
        }
    }
}
