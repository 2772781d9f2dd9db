package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;
import static io.hirelay.workable.mapping.WireTimes.instant;

import io.hirelay.mapping.Load;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Coded;
import io.hirelay.model.Compensation;
import io.hirelay.model.Department;
import io.hirelay.model.Job;
import io.hirelay.model.JobStatus;
import io.hirelay.model.JobType;
import io.hirelay.model.Location;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Office;
import io.hirelay.model.PostingType;
import io.hirelay.model.PostingUrl;
import io.hirelay.model.User;
import io.hirelay.model.WorkplaceType;
import io.hirelay.workable.wire.DepartmentLevelDto;
import io.hirelay.workable.wire.JobDto;
import io.hirelay.workable.wire.JobLocationDto;
import io.hirelay.workable.wire.JobSiteDto;
import io.hirelay.workable.wire.SalaryDto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jobs. The id is the shortcode, which every path takes; Workable's own hex id is taken by none. See "Jobs" in
 * Workable's documentation.
 */
public final class JobMapper {
    /** Loads the hiring team. */
    public static final String HIRING_TEAM = "hiring_team";

    /** Loads long texts, which the list itself answers for the asking; names of Workable's fields as well as ours. */
    public static final Set<String> TEXTS = Set.of("description", "requirements", "benefits");

    /** Workable's states by our status. */
    public static final Map<JobStatus, String> STATES = Map.of(
            JobStatus.OPEN, "published",
            JobStatus.DRAFT, "draft",
            JobStatus.CLOSED, "closed",
            JobStatus.ARCHIVED, "archived");

    private static final Map<String, JobStatus> STATUSES = Map.of(
            "published", JobStatus.OPEN,
            "draft", JobStatus.DRAFT,
            "closed", JobStatus.CLOSED,
            "archived", JobStatus.ARCHIVED);

    /** Display words of Workable; {@code Other} is no kind of employment and stays as it is. */
    static final Map<String, JobType> JOB_TYPES = Map.of(
            "Full-time", JobType.FULL_TIME,
            "Part-time", JobType.PART_TIME,
            "Contract", JobType.CONTRACT,
            "Temporary", JobType.TEMPORARY,
            "Internship", JobType.INTERNSHIP,
            "Volunteer", JobType.VOLUNTEER);

    private static final Map<String, WorkplaceType> WORKPLACES = Values.words(WorkplaceType.class);
    private static final Set<String> RECRUITERS = Set.of("recruiter", "recruiting_admin");

    /** The mapper. */
    public static final Mapper<JobView, Job> MAPPER = Mapper.of(Job.class, JobView.class)
            .id(view -> view.job().shortcode())
            .value("name", String.class, view -> text(view.job().title()))
            .value("code", String.class, view -> text(view.job().code()))
            .coded("status", JobStatus.class, STATUSES, view -> view.job().state())
            .list("locations", String.class, view -> locations(view.job()))
            .list("location_details", Location.class, view -> details(view.job()))
            .list("offices", NamedRef.class, view -> offices(view.job()))
            .list("departments", NamedRef.class, JobMapper::departments)
            .value("confidential", Boolean.class, view -> view.job().confidential())
            .value("is_remote", Boolean.class, view -> isRemote(view.job()))
            .coded("workplace_type", WorkplaceType.class, WORKPLACES, view -> workplace(view.job()))
            .coded("job_type", JobType.class, JOB_TYPES, view -> text(view.job().employmentType()), Load.ON_GET)
            .value("job_level", String.class, view -> text(view.job().experience()), Load.ON_GET)
            .list("tags", String.class, view -> Present.in(view.job().keywords()))
            .value(
                    "compensation",
                    Compensation.class,
                    view -> compensation(view.job().salary()))
            .list("job_posting_urls", PostingUrl.class, view -> urls(view.job()))
            .value("description", String.class, view -> text(view.job().description()), onAsking("description"))
            .value("requirements", String.class, view -> text(view.job().requirements()), onAsking("requirements"))
            .value("benefits", String.class, view -> text(view.job().benefits()), onAsking("benefits"))
            .list("hiring_managers", NamedRef.class, view -> team(view, Set.of("hiring_manager")), hiringTeam())
            .list("recruiters", NamedRef.class, view -> team(view, RECRUITERS), hiringTeam())
            .value("created_at", Instant.class, view -> instant(view.job().createdAt()))
            .value("updated_at", Instant.class, view -> instant(view.job().updatedAt()))
            .build();

    private JobMapper() {}

    private static Load[] onAsking(String text) {
        return new Load[] {Load.ON_GET, Load.onExpand(text, 0)};
    }

    /** Not with every get: a get whose time is over before the team is read says that it is not loaded. */
    private static Load hiringTeam() {
        return Load.onExpand(HIRING_TEAM, 1);
    }

    private static List<String> locations(JobDto job) {
        List<String> sites =
                Values.map(job.locations(), site -> Places.display(site.city(), site.subregion(), site.countryName()));
        if (!sites.isEmpty() || job.location() == null) {
            return sites;
        }
        JobLocationDto only = job.location();
        String display = Places.display(only.city(), only.region(), only.country());
        String place = display == null ? text(only.locationStr()) : display;
        return place == null ? List.of() : List.of(place);
    }

    private static List<Location> details(JobDto job) {
        Optional<Boolean> remote = Optional.ofNullable(isRemote(job));
        Optional<Coded<WorkplaceType>> workplace =
                Optional.ofNullable(workplace(job)).map(JobMapper::workplaceType);
        List<JobSiteDto> sites = Present.in(job.locations());
        if (!sites.isEmpty()) {
            return sites.stream()
                    .map(site -> new Location(
                            Optional.ofNullable(text(site.shortcode())),
                            Optional.ofNullable(text(site.city())),
                            Optional.ofNullable(text(site.subregion()))
                                    .or(() -> Optional.ofNullable(text(site.stateCode()))),
                            Optional.ofNullable(text(site.countryName())),
                            Optional.ofNullable(text(site.countryCode())),
                            Optional.ofNullable(text(site.zipCode())),
                            remote,
                            workplace))
                    .toList();
        }
        JobLocationDto only = job.location();
        if (only == null || only.city() == null && only.region() == null && only.country() == null) {
            return List.of();
        }
        return List.of(new Location(
                Optional.empty(),
                Optional.ofNullable(text(only.city())),
                Optional.ofNullable(text(only.region())).or(() -> Optional.ofNullable(text(only.regionCode()))),
                Optional.ofNullable(text(only.country())),
                Optional.ofNullable(text(only.countryCode())),
                Optional.ofNullable(text(only.zipCode())),
                remote,
                workplace));
    }

    private static Coded<WorkplaceType> workplaceType(String word) {
        WorkplaceType known = WORKPLACES.get(word);
        return known == null ? Coded.unknown(word) : Coded.of(known, word);
    }

    private static @Nullable String workplace(JobDto job) {
        String own = text(job.workplaceType());
        return own != null || job.location() == null ? own : text(job.location().workplaceType());
    }

    private static @Nullable Boolean isRemote(JobDto job) {
        if (job.location() != null && job.location().telecommuting() != null) {
            return job.location().telecommuting();
        }
        String workplace = workplace(job);
        return workplace == null ? null : WORKPLACES.get(workplace) == WorkplaceType.REMOTE;
    }

    /** A place of a job is an office, known by its shortcode and called by its city. */
    private static List<NamedRef<Office>> offices(JobDto job) {
        return Values.map(
                job.locations(),
                site -> text(site.shortcode()) == null ? null : Ids.named(site.shortcode(), OfficeMapper.name(site)));
    }

    /** From the root to the leaf. A job knows departments by numbers; their names lead to the ids that others use. */
    private static List<NamedRef<Department>> departments(JobView view) {
        List<String> path = new ArrayList<>();
        List<NamedRef<Department>> departments = new ArrayList<>();
        for (DepartmentLevelDto level : Present.in(view.job().departmentHierarchy())) {
            path.add(String.valueOf(level.name()));
            Optional<String> id =
                    Optional.ofNullable(view.departmentIds().get(path)).or(() -> Optional.ofNullable(text(level.id())));
            NamedRef<Department> department = Ids.named(id.orElse(null), text(level.name()));
            if (department != null) {
                departments.add(department);
            }
        }
        return departments;
    }

    private static @Nullable Compensation compensation(@Nullable SalaryDto salary) {
        if (salary == null
                || salary.salaryFrom() == null && salary.salaryTo() == null && salary.salaryCurrency() == null) {
            return null;
        }
        return new Compensation(
                Optional.empty(),
                Optional.ofNullable(salary.salaryFrom()),
                Optional.ofNullable(salary.salaryTo()),
                Optional.ofNullable(text(salary.salaryCurrency())).map(code -> code.toUpperCase(Locale.ROOT)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<PostingUrl> urls(JobDto job) {
        List<PostingUrl> urls = new ArrayList<>();
        add(urls, job.url(), PostingType.POSTING);
        add(urls, job.applicationUrl(), PostingType.APPLICATION);
        add(urls, job.shortlink(), PostingType.SHORT);
        return urls;
    }

    private static void add(List<PostingUrl> urls, @Nullable String url, PostingType type) {
        if (text(url) != null) {
            urls.add(new PostingUrl(Optional.of(url), Optional.of(Coded.of(type))));
        }
    }

    private static List<NamedRef<User>> team(JobView view, Set<String> roles) {
        return Values.map(
                view.team(),
                member -> member.collaborationRole() != null && roles.contains(member.collaborationRole())
                        ? Ids.named(member.id(), text(member.name()))
                        : null);
    }
}
