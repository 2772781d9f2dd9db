package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.Candidate;
import io.hirelay.model.Change;
import io.hirelay.model.Doc;
import io.hirelay.model.Education;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Experience;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Personal;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import io.hirelay.model.Tag;
import io.hirelay.model.WebAddress;
import java.util.List;

/**
 * What is to change about a candidate; all else stays. Lists are replaced, or something is added to them or taken away;
 * then the record is read again just before it is written. Made with {@link #of(String)}.
 */
@Doc("What is to change about a candidate; what is not sent stays as it is, null clears.")
public record CandidateChange(
        @Required @Doc("Who.") Id<Candidate> id,
        @Personal @Doc("First name.") Change<String> firstName,
        @Personal @Doc("Last name.") Change<String> lastName,

        @Personal @Doc("Full name, in place of first_name and last_name.")
        Change<String> name,

        @Personal @Doc("Headline or present position.") Change<String> title,
        @Personal @Doc("Present employer.") Change<String> company,
        @Personal @Doc("E-mail addresses.") Change<List<EmailAddress>> emails,
        @Personal @Doc("Phone numbers.") Change<List<PhoneNumber>> phones,

        @Personal @Doc("Social profiles, in place of those there are.")
        Change<List<WebAddress>> urls,

        @Personal @Doc("Social profiles beside those there are.")
        List<WebAddress> urlsAdd,

        @Personal @Doc("Places, as text.") Change<List<String>> locations,
        @Personal @Doc("Postal address, as text.") Change<String> address,
        @Doc("Tags, in place of those there are.") Change<List<NamedRef<Tag>>> tags,
        @Doc("Tags beside those there are.") List<String> tagsAdd,
        @Doc("Tags that go.") List<String> tagsRemove,
        @Personal @Doc("Summary of the profile.") Change<String> summary,
        @Personal @Doc("Cover letter.") Change<String> coverLetter,

        @Personal @Doc("Studies, in place of those there are.")
        Change<List<Education>> education,

        @Personal @Doc("Studies beside those there are.") List<Education> educationAdd,
        @Personal @Doc("Work, in place of what there is.") Change<List<Experience>> experience,
        @Personal @Doc("Work beside what there is.") List<Experience> experienceAdd,

        @Personal @Doc("Skills, in place of those there are.")
        Change<List<String>> skills,

        @Personal @Doc("Skills beside those there are.") List<String> skillsAdd,

        @Personal @Doc("The résumé, in place of the one there is.")
        Change<FileInput> resume,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public CandidateChange {
        urlsAdd = List.copyOf(urlsAdd);
        tagsAdd = List.copyOf(tagsAdd);
        tagsRemove = List.copyOf(tagsRemove);
        educationAdd = List.copyOf(educationAdd);
        experienceAdd = List.copyOf(experienceAdd);
        skillsAdd = List.copyOf(skillsAdd);
    }

    /** @param id in any form that the provider accepts */
    public static Builder of(String id) {
        return new Builder(Id.of(id));
    }

    @Override
    public void check(Findings findings) {
        if (!(name instanceof Change.Keep) && !(firstName instanceof Change.Keep && lastName instanceof Change.Keep)) {
            findings.add("name", "either name, or first_name and last_name, not both");
        }
        oneWay("urls", urls, urlsAdd, findings);
        oneWay("tags", tags, tagsAdd, findings);
        oneWay("tags", tags, tagsRemove, findings);
        oneWay("education", education, educationAdd, findings);
        oneWay("experience", experience, experienceAdd, findings);
        oneWay("skills", skills, skillsAdd, findings);
        if (emails instanceof Change.Set<List<EmailAddress>> set) {
            Parts.emails(set.value(), findings);
        }
        if (phones instanceof Change.Set<List<PhoneNumber>> set) {
            Parts.phones(set.value(), findings);
        }
        if (urls instanceof Change.Set<List<WebAddress>> set) {
            Parts.urls("urls", set.value(), findings);
        }
        if (tags instanceof Change.Set<List<NamedRef<Tag>>> set) {
            Parts.tags("tags", set.value(), findings);
        }
        Parts.urls("urls_add", urlsAdd, findings);
        for (String tag : tagsRemove) {
            if (tagsAdd.contains(tag)) {
                findings.add("tags_remove", "must not name a tag that tags_add names as well");
            }
        }
        if (resume instanceof Change.Set<FileInput> set) {
            set.value().check(findings.under("resume"));
        }
    }

    private static void oneWay(String field, Change<?> whole, List<?> part, Findings findings) {
        if (!(whole instanceof Change.Keep) && !part.isEmpty()) {
            findings.add(field, "is either replaced or added to, not both in one call");
        }
    }

    /** Collects the fields. Not thread-safe. */
    public static final class Builder {
        private final Id<Candidate> id;
        private Change<String> firstName = Change.keep();
        private Change<String> lastName = Change.keep();
        private Change<String> name = Change.keep();
        private Change<String> title = Change.keep();
        private Change<String> company = Change.keep();
        private Change<List<EmailAddress>> emails = Change.keep();
        private Change<List<PhoneNumber>> phones = Change.keep();
        private Change<List<WebAddress>> urls = Change.keep();
        private List<WebAddress> urlsAdd = List.of();
        private Change<List<String>> locations = Change.keep();
        private Change<String> address = Change.keep();
        private Change<List<NamedRef<Tag>>> tags = Change.keep();
        private List<String> tagsAdd = List.of();
        private List<String> tagsRemove = List.of();
        private Change<String> summary = Change.keep();
        private Change<String> coverLetter = Change.keep();
        private Change<List<Education>> education = Change.keep();
        private List<Education> educationAdd = List.of();
        private Change<List<Experience>> experience = Change.keep();
        private List<Experience> experienceAdd = List.of();
        private Change<List<String>> skills = Change.keep();
        private List<String> skillsAdd = List.of();
        private Change<FileInput> resume = Change.keep();
        private RawJson remoteData = RawJson.NULL;

        private Builder(Id<Candidate> id) {
            this.id = id;
        }

        public Builder firstName(Change<String> value) {
            this.firstName = value;
            return this;
        }

        public Builder firstName(String value) {
            return firstName(Change.set(value));
        }

        public Builder lastName(Change<String> value) {
            this.lastName = value;
            return this;
        }

        public Builder lastName(String value) {
            return lastName(Change.set(value));
        }

        public Builder name(Change<String> value) {
            this.name = value;
            return this;
        }

        public Builder name(String value) {
            return name(Change.set(value));
        }

        public Builder title(Change<String> value) {
            this.title = value;
            return this;
        }

        public Builder title(String value) {
            return title(Change.set(value));
        }

        public Builder company(Change<String> value) {
            this.company = value;
            return this;
        }

        public Builder company(String value) {
            return company(Change.set(value));
        }

        public Builder emails(Change<List<EmailAddress>> value) {
            this.emails = value;
            return this;
        }

        public Builder phones(Change<List<PhoneNumber>> value) {
            this.phones = value;
            return this;
        }

        public Builder urls(Change<List<WebAddress>> value) {
            this.urls = value;
            return this;
        }

        public Builder urlsAdd(List<WebAddress> value) {
            this.urlsAdd = value;
            return this;
        }

        public Builder locations(Change<List<String>> value) {
            this.locations = value;
            return this;
        }

        public Builder address(Change<String> value) {
            this.address = value;
            return this;
        }

        public Builder address(String value) {
            return address(Change.set(value));
        }

        public Builder tags(Change<List<NamedRef<Tag>>> value) {
            this.tags = value;
            return this;
        }

        public Builder tagsAdd(List<String> value) {
            this.tagsAdd = value;
            return this;
        }

        public Builder tagsRemove(List<String> value) {
            this.tagsRemove = value;
            return this;
        }

        public Builder summary(Change<String> value) {
            this.summary = value;
            return this;
        }

        public Builder summary(String value) {
            return summary(Change.set(value));
        }

        public Builder coverLetter(Change<String> value) {
            this.coverLetter = value;
            return this;
        }

        public Builder coverLetter(String value) {
            return coverLetter(Change.set(value));
        }

        public Builder education(Change<List<Education>> value) {
            this.education = value;
            return this;
        }

        public Builder educationAdd(List<Education> value) {
            this.educationAdd = value;
            return this;
        }

        public Builder experience(Change<List<Experience>> value) {
            this.experience = value;
            return this;
        }

        public Builder experienceAdd(List<Experience> value) {
            this.experienceAdd = value;
            return this;
        }

        public Builder skills(Change<List<String>> value) {
            this.skills = value;
            return this;
        }

        public Builder skillsAdd(List<String> value) {
            this.skillsAdd = value;
            return this;
        }

        public Builder resume(Change<FileInput> value) {
            this.resume = value;
            return this;
        }

        public Builder resume(FileInput value) {
            return resume(Change.set(value));
        }

        public Builder remoteData(RawJson value) {
            this.remoteData = value;
            return this;
        }

        public CandidateChange build() {
            return new CandidateChange(
                    id,
                    firstName,
                    lastName,
                    name,
                    title,
                    company,
                    emails,
                    phones,
                    urls,
                    urlsAdd,
                    locations,
                    address,
                    tags,
                    tagsAdd,
                    tagsRemove,
                    summary,
                    coverLetter,
                    education,
                    educationAdd,
                    experience,
                    experienceAdd,
                    skills,
                    skillsAdd,
                    resume,
                    remoteData);
        }
    }
}
