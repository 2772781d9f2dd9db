package io.hirelay.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A person who is, or may become, an applicant. */
@Doc("A person who is, or may become, an applicant.")
public record Candidate(
        @Required @Doc("The canonical id.") Id<Candidate> id,
        @Personal @Doc("First name.") Optional<String> firstName,
        @Personal @Doc("Last name.") Optional<String> lastName,
        @Personal @Doc("Full name.") Optional<String> name,
        @Personal @Doc("Present employer.") Optional<String> company,
        @Personal @Doc("Headline or present position.") Optional<String> title,

        @Doc("When something last happened with the person, UTC.")
        Optional<Instant> lastInteractionAt,

        @Doc("Whether only some users may see the person.") Optional<Boolean> isPrivate,
        @Doc("Whether the person may be written to.") Optional<Boolean> canEmail,
        @Personal @Doc("E-mail addresses.") List<EmailAddress> emails,
        @Personal @Doc("Phone numbers.") List<PhoneNumber> phones,

        @Personal @Doc("Social profiles, and the record's page in the provider's application.")
        List<WebAddress> urls,

        @Personal @Doc("Places, as text.") List<String> locations,
        @Personal @Doc("Places, in parts.") List<Location> locationDetails,
        @Doc("Tags.") List<NamedRef<Tag>> tags,
        @Personal @Doc("Summary of the profile.") Optional<String> summary,
        @Personal @Doc("Cover letter.") Optional<String> coverLetter,
        @Personal @Doc("Studies.") List<Education> education,
        @Personal @Doc("Work.") List<Experience> experience,
        @Personal @Doc("Skills.") List<String> skills,

        @Personal @Doc("Answers to questions and custom fields.")
        List<Answer> answers,

        @Doc("Where the person came from.") Optional<Source> source,

        @Doc("Whether somebody found the person, who did not apply.")
        Optional<Boolean> isSourced,

        @Doc("The person's applications.") List<Application> applications,
        @Personal @Doc("Files.") List<Attachment> attachments,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Candidate {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        urls = List.copyOf(urls);
        locations = List.copyOf(locations);
        locationDetails = List.copyOf(locationDetails);
        tags = List.copyOf(tags);
        education = List.copyOf(education);
        experience = List.copyOf(experience);
        skills = List.copyOf(skills);
        answers = List.copyOf(answers);
        applications = List.copyOf(applications);
        attachments = List.copyOf(attachments);
        notLoaded = Set.copyOf(notLoaded);
    }
}
