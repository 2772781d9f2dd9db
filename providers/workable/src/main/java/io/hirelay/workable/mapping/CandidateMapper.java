package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;
import static io.hirelay.workable.mapping.WireTimes.date;
import static io.hirelay.workable.mapping.WireTimes.instant;

import io.hirelay.mapping.Load;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Answer;
import io.hirelay.model.Application;
import io.hirelay.model.Attachment;
import io.hirelay.model.Candidate;
import io.hirelay.model.Education;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Experience;
import io.hirelay.model.Location;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.RawJson;
import io.hirelay.model.Source;
import io.hirelay.model.Tag;
import io.hirelay.model.WebAddress;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.CandidateLocationDto;
import io.hirelay.workable.wire.EducationDto;
import io.hirelay.workable.wire.ExperienceDto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Candidates. Rows of a list carry a part of the fields, the single record all of them. The application that a Workable
 * candidate is stands within it, without a provider's record of its own.
 */
public final class CandidateMapper {
    /** Loads the full profile. */
    public static final String PROFILE = "profile";

    private static final Load[] WITH_PROFILE = {Load.ON_GET, Load.onExpand(PROFILE, 1)};

    /** The mapper. */
    public static final Mapper<CandidateView, Candidate> MAPPER = Mapper.of(Candidate.class, CandidateView.class)
            .id(view -> view.candidate().id())
            .value("first_name", String.class, view -> text(view.candidate().firstname()))
            .value("last_name", String.class, view -> text(view.candidate().lastname()))
            .value("name", String.class, view -> name(view.candidate()))
            .value("company", String.class, view -> company(view.candidate()), WITH_PROFILE)
            .value("title", String.class, view -> text(view.candidate().headline()))
            .list("emails", EmailAddress.class, view -> emails(view.candidate()))
            .list("phones", PhoneNumber.class, view -> phones(view.candidate()))
            .list("urls", WebAddress.class, view -> urls(view.candidate()), WITH_PROFILE)
            .list("locations", String.class, view -> locations(view.candidate()), WITH_PROFILE)
            .list("location_details", Location.class, view -> details(view.candidate()), WITH_PROFILE)
            .list("tags", NamedRef.class, view -> tags(view.candidate()), WITH_PROFILE)
            .value("summary", String.class, view -> text(view.candidate().summary()), WITH_PROFILE)
            .value("cover_letter", String.class, view -> text(view.candidate().coverLetter()), WITH_PROFILE)
            .list(
                    "education",
                    Education.class,
                    view -> Values.map(view.candidate().educationEntries(), CandidateMapper::education),
                    WITH_PROFILE)
            .list(
                    "experience",
                    Experience.class,
                    view -> Values.map(view.candidate().experienceEntries(), CandidateMapper::experience),
                    WITH_PROFILE)
            .list(
                    "skills",
                    String.class,
                    view -> Values.map(view.candidate().skills(), skill -> text(skill.name())),
                    WITH_PROFILE)
            .list(
                    "answers",
                    Answer.class,
                    view -> Values.map(view.candidate().answers(), AnswerMapping::answer),
                    WITH_PROFILE)
            .value("source", Source.class, view -> ApplicationMapper.source(view.candidate()))
            .value("is_sourced", Boolean.class, view -> view.candidate().sourced())
            .list("applications", Application.class, CandidateMapper::applications)
            .list("attachments", Attachment.class, CandidateView::attachments)
            .value("created_at", Instant.class, view -> instant(view.candidate().createdAt()))
            .value("updated_at", Instant.class, view -> instant(view.candidate().updatedAt()))
            .build();

    private CandidateMapper() {}

    private static @Nullable String name(CandidateDto candidate) {
        String name = text(candidate.name());
        if (name != null) {
            return name;
        }
        return text(String.join(
                " ",
                Stream.of(
                                Optional.ofNullable(text(candidate.firstname())),
                                Optional.ofNullable(text(candidate.lastname())))
                        .flatMap(Optional::stream)
                        .toList()));
    }

    private static @Nullable String company(CandidateDto candidate) {
        return Present.in(candidate.experienceEntries()).stream()
                .filter(entry -> Boolean.TRUE.equals(entry.current()))
                .flatMap(entry -> Optional.ofNullable(text(entry.company())).stream())
                .findFirst()
                .orElse(null);
    }

    private static List<EmailAddress> emails(CandidateDto candidate) {
        return text(candidate.email()) == null
                ? List.of()
                : List.of(new EmailAddress(Optional.of(candidate.email()), Optional.empty(), Optional.empty()));
    }

    private static List<PhoneNumber> phones(CandidateDto candidate) {
        return text(candidate.phone()) == null
                ? List.of()
                : List.of(new PhoneNumber(Optional.of(candidate.phone()), Optional.empty(), Optional.empty()));
    }

    private static List<WebAddress> urls(CandidateDto candidate) {
        List<WebAddress> urls = new ArrayList<>(Values.map(
                candidate.socialProfiles(),
                profile -> text(profile.url()) == null
                        ? null
                        : new WebAddress(Optional.of(profile.url()), Optional.ofNullable(text(profile.type())))));
        if (text(candidate.profileUrl()) != null) {
            urls.add(new WebAddress(Optional.of(candidate.profileUrl()), Optional.of(PROFILE)));
        }
        return urls;
    }

    /** The place that Workable made out, then the address as it was given. */
    private static List<String> locations(CandidateDto candidate) {
        List<String> places = new ArrayList<>();
        CandidateLocationDto at = candidate.location();
        if (at != null) {
            String display = text(at.locationStr()) != null
                    ? at.locationStr()
                    : Places.display(at.city(), at.region(), at.country());
            if (display != null) {
                places.add(display);
            }
        }
        String address = text(candidate.address());
        if (address != null && !places.contains(address)) {
            places.add(address);
        }
        return places;
    }

    private static List<Location> details(CandidateDto candidate) {
        CandidateLocationDto at = candidate.location();
        if (at == null
                || Stream.of(
                                Optional.ofNullable(at.city()),
                                Optional.ofNullable(at.region()),
                                Optional.ofNullable(at.regionCode()),
                                Optional.ofNullable(at.country()),
                                Optional.ofNullable(at.countryCode()),
                                Optional.ofNullable(at.zipCode()))
                        .allMatch(Optional::isEmpty)) {
            return List.of();
        }
        return List.of(new Location(
                Optional.empty(),
                Optional.ofNullable(text(at.city())),
                Optional.ofNullable(text(at.region())).or(() -> Optional.ofNullable(text(at.regionCode()))),
                Optional.ofNullable(text(at.country())),
                Optional.ofNullable(text(at.countryCode())),
                Optional.ofNullable(text(at.zipCode())),
                Optional.empty(),
                Optional.empty()));
    }

    /** A tag has no id of its own: its name is one. */
    private static List<NamedRef<Tag>> tags(CandidateDto candidate) {
        return Values.map(candidate.tags(), tag -> tag.isBlank() ? null : Ids.<Tag>named(tag, tag));
    }

    private static Education education(EducationDto entry) {
        return new Education(
                Optional.ofNullable(text(entry.school())),
                Optional.ofNullable(text(entry.degree())),
                Optional.ofNullable(text(entry.fieldOfStudy())),
                Optional.ofNullable(date(entry.startDate())),
                Optional.ofNullable(date(entry.endDate())));
    }

    private static Experience experience(ExperienceDto entry) {
        return new Experience(
                Optional.ofNullable(text(entry.company())),
                Optional.ofNullable(text(entry.title())),
                Optional.ofNullable(text(entry.summary())),
                Optional.ofNullable(text(entry.industry())),
                Optional.ofNullable(entry.current()),
                Optional.ofNullable(date(entry.startDate())),
                Optional.ofNullable(date(entry.endDate())));
    }

    private static List<Application> applications(CandidateView view) {
        if (!view.isApplication()) {
            return List.of();
        }
        return List.of(
                view.profile()
                        ? ApplicationMapper.MAPPER.record(view, RawJson.NULL)
                        : ApplicationMapper.MAPPER.row(view, RawJson.NULL));
    }
}
