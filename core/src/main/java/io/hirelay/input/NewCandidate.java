package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.Candidate;
import io.hirelay.model.Doc;
import io.hirelay.model.Education;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Experience;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Personal;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.RawJson;
import io.hirelay.model.Source;
import io.hirelay.model.Tag;
import io.hirelay.model.WebAddress;
import java.util.List;
import java.util.Optional;

/** A person who is to become a candidate. Made with {@link #builder()}. */
@Doc("A person who is to become a candidate.")
public record NewCandidate(
        @Doc("Only within an application: the id of a candidate who is there already.")
        Optional<Id<Candidate>> id,

        @Doc("The job to apply for, in any form the provider accepts; this or talent_pool is needed.")
        Optional<Id<Job>> jobId,

        @Doc("Whether the person is taken in for no job yet.")
        Optional<Boolean> talentPool,

        @Personal @Doc("First name.") Optional<String> firstName,
        @Personal @Doc("Last name.") Optional<String> lastName,

        @Personal @Doc("Full name; needed where first_name and last_name are not given.")
        Optional<String> name,

        @Personal @Doc("Headline or present position.") Optional<String> title,
        @Personal @Doc("Present employer.") Optional<String> company,

        @Personal @Doc("E-mail addresses; at least one is needed.")
        List<EmailAddress> emails,

        @Personal @Doc("Phone numbers.") List<PhoneNumber> phones,
        @Personal @Doc("Social profiles.") List<WebAddress> urls,
        @Personal @Doc("Places, as text.") List<String> locations,
        @Personal @Doc("Postal address, as text.") Optional<String> address,
        @Doc("Tags, by name.") List<NamedRef<Tag>> tags,
        @Personal @Doc("Summary of the profile.") Optional<String> summary,
        @Personal @Doc("Cover letter.") Optional<String> coverLetter,
        @Personal @Doc("Studies.") List<Education> education,
        @Personal @Doc("Work.") List<Experience> experience,
        @Personal @Doc("Skills.") List<String> skills,

        @Personal @Doc("Answers to the questions of the job's form.")
        List<AnswerInput> answers,

        @Doc("Where the person came from; the name is what is attributed.")
        Optional<Source> source,

        @Doc("The stage to arrive in; the job's first one for this type otherwise.")
        Optional<Id<JobInterviewStage>> stageId,

        @Doc("Whether the person applied or was found; found (lead) unless told otherwise.")
        Optional<CandidateType> type,

        @Personal @Doc("The résumé.") Optional<FileInput> resume,

        @Doc("What to do when the person is in the job already; error unless told otherwise.")
        Optional<OnDuplicate> onDuplicate,

        @Doc("Whether required fields and questions of the job's form may be missing, as for people who never saw it.")
        Optional<Boolean> allowIncomplete,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public NewCandidate {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        urls = List.copyOf(urls);
        locations = List.copyOf(locations);
        tags = List.copyOf(tags);
        education = List.copyOf(education);
        experience = List.copyOf(experience);
        skills = List.copyOf(skills);
        answers = List.copyOf(answers);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Somebody who is a candidate already, for an application to one more job. */
    public static NewCandidate existing(Id<Candidate> id) {
        Builder builder = new Builder();
        builder.id = Optional.of(id);
        return builder.build();
    }

    @Override
    public void check(Findings findings) {
        if (id.isPresent()) {
            findings.add("id", "is made by the provider and cannot be given");
        }
        boolean pool = talentPool.orElse(false);
        if (pool && jobId.isPresent()) {
            findings.add("talent_pool", "must not be true together with a job_id");
        } else if (!pool && jobId.isEmpty()) {
            findings.add("job_id", "is required, unless talent_pool is true");
        }
        checkPerson(findings);
    }

    /** As the candidate of an application, which names the job. */
    void checkApplicant(Findings findings) {
        jobId.ifPresent(given -> findings.add("job_id", "is a field of the application, not of its candidate"));
        stageId.ifPresent(given -> findings.add("stage_id", "is a field of the application, not of its candidate"));
        talentPool.ifPresent(given -> findings.add("talent_pool", "is nothing that an application to a job can have"));
        if (id.isEmpty()) {
            checkPerson(findings);
            return;
        }
        NewCandidate bare = existing(id.get());
        if (!equals(bare)) {
            findings.add("id", "names a candidate who is there already: no other field of the candidate goes with it");
        }
    }

    private void checkPerson(Findings findings) {
        boolean both = firstName.isPresent() && lastName.isPresent();
        if (name.isEmpty() && !both) {
            if (firstName.isPresent() || lastName.isPresent()) {
                findings.add(firstName.isEmpty() ? "first_name" : "last_name", "is required where no name is given");
            } else {
                findings.add("name", "is required, or first_name and last_name");
            }
        } else if (name.isPresent() && (firstName.isPresent() || lastName.isPresent())) {
            findings.add("name", "either name, or first_name and last_name, not both");
        }
        if (emails.isEmpty()) {
            findings.add("emails", "at least one is required");
        }
        Parts.emails(emails, findings);
        Parts.phones(phones, findings);
        Parts.urls("urls", urls, findings);
        Parts.tags("tags", tags, findings);
        for (int i = 0; i < answers.size(); i++) {
            answers.get(i).check(findings.under("answers[" + i + "]"));
        }
        resume.ifPresent(file -> file.check(findings.under("resume")));
    }

    /** Collects the fields. Not thread-safe. */
    public static final class Builder {
        private Optional<Id<Candidate>> id = Optional.empty();
        private Optional<Id<Job>> jobId = Optional.empty();
        private Optional<Boolean> talentPool = Optional.empty();
        private Optional<String> firstName = Optional.empty();
        private Optional<String> lastName = Optional.empty();
        private Optional<String> name = Optional.empty();
        private Optional<String> title = Optional.empty();
        private Optional<String> company = Optional.empty();
        private List<EmailAddress> emails = List.of();
        private List<PhoneNumber> phones = List.of();
        private List<WebAddress> urls = List.of();
        private List<String> locations = List.of();
        private Optional<String> address = Optional.empty();
        private List<NamedRef<Tag>> tags = List.of();
        private Optional<String> summary = Optional.empty();
        private Optional<String> coverLetter = Optional.empty();
        private List<Education> education = List.of();
        private List<Experience> experience = List.of();
        private List<String> skills = List.of();
        private List<AnswerInput> answers = List.of();
        private Optional<Source> source = Optional.empty();
        private Optional<Id<JobInterviewStage>> stageId = Optional.empty();
        private Optional<CandidateType> type = Optional.empty();
        private Optional<FileInput> resume = Optional.empty();
        private Optional<OnDuplicate> onDuplicate = Optional.empty();
        private Optional<Boolean> allowIncomplete = Optional.empty();
        private RawJson remoteData = RawJson.NULL;

        private Builder() {}

        /** In any form that the provider accepts. */
        public Builder jobId(String value) {
            this.jobId = Optional.of(Id.of(value));
            return this;
        }

        public Builder talentPool(Boolean value) {
            this.talentPool = Optional.of(value);
            return this;
        }

        public Builder firstName(String value) {
            this.firstName = Optional.of(value);
            return this;
        }

        public Builder lastName(String value) {
            this.lastName = Optional.of(value);
            return this;
        }

        public Builder name(String value) {
            this.name = Optional.of(value);
            return this;
        }

        public Builder title(String value) {
            this.title = Optional.of(value);
            return this;
        }

        public Builder company(String value) {
            this.company = Optional.of(value);
            return this;
        }

        public Builder email(String value) {
            this.emails = Parts.and(emails, Parts.email(value));
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

        public Builder url(String value) {
            this.urls = Parts.and(urls, Parts.url(value));
            return this;
        }

        public Builder urls(List<WebAddress> values) {
            this.urls = List.copyOf(values);
            return this;
        }

        public Builder locations(List<String> values) {
            this.locations = List.copyOf(values);
            return this;
        }

        public Builder address(String value) {
            this.address = Optional.of(value);
            return this;
        }

        public Builder tags(String... names) {
            this.tags = Parts.tags(names);
            return this;
        }

        public Builder summary(String value) {
            this.summary = Optional.of(value);
            return this;
        }

        public Builder coverLetter(String value) {
            this.coverLetter = Optional.of(value);
            return this;
        }

        public Builder education(List<Education> values) {
            this.education = List.copyOf(values);
            return this;
        }

        public Builder experience(List<Experience> values) {
            this.experience = List.copyOf(values);
            return this;
        }

        public Builder skills(List<String> values) {
            this.skills = List.copyOf(values);
            return this;
        }

        public Builder answers(List<AnswerInput> values) {
            this.answers = List.copyOf(values);
            return this;
        }

        /** The name that is attributed. */
        public Builder source(String value) {
            this.source = Optional.of(new Source(Optional.empty(), Optional.of(value), Optional.empty()));
            return this;
        }

        /** In any form that the provider accepts. */
        public Builder stageId(String value) {
            this.stageId = Optional.of(Id.of(value));
            return this;
        }

        public Builder type(CandidateType value) {
            this.type = Optional.of(value);
            return this;
        }

        public Builder resume(FileInput value) {
            this.resume = Optional.of(value);
            return this;
        }

        public Builder onDuplicate(OnDuplicate value) {
            this.onDuplicate = Optional.of(value);
            return this;
        }

        /** Whether required fields and questions of the job's form may be missing. */
        public Builder allowIncomplete(boolean value) {
            this.allowIncomplete = Optional.of(value);
            return this;
        }

        public Builder remoteData(RawJson value) {
            this.remoteData = value;
            return this;
        }

        public NewCandidate build() {
            return new NewCandidate(
                    id,
                    jobId,
                    talentPool,
                    firstName,
                    lastName,
                    name,
                    title,
                    company,
                    emails,
                    phones,
                    urls,
                    locations,
                    address,
                    tags,
                    summary,
                    coverLetter,
                    education,
                    experience,
                    skills,
                    answers,
                    source,
                    stageId,
                    type,
                    resume,
                    onDuplicate,
                    allowIncomplete,
                    remoteData);
        }
    }
}
