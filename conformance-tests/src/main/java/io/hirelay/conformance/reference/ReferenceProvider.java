package io.hirelay.conformance.reference;

import static io.hirelay.conformance.reference.HiringMappers.DEPARTMENT;
import static io.hirelay.conformance.reference.HiringMappers.JOB;
import static io.hirelay.conformance.reference.HiringMappers.ORGANIZATION;
import static io.hirelay.conformance.reference.HiringMappers.REASON;
import static io.hirelay.conformance.reference.HiringMappers.REQUISITION;
import static io.hirelay.conformance.reference.HiringMappers.STAGE;
import static io.hirelay.conformance.reference.HiringMappers.TAG;
import static io.hirelay.conformance.reference.HiringMappers.TRAIT;
import static io.hirelay.conformance.reference.HiringMappers.USER;
import static io.hirelay.conformance.reference.PeopleMappers.ACTIVITY;
import static io.hirelay.conformance.reference.PeopleMappers.APPLICATION;
import static io.hirelay.conformance.reference.PeopleMappers.ATTACHMENT;
import static io.hirelay.conformance.reference.PeopleMappers.CANDIDATE;
import static io.hirelay.conformance.reference.PeopleMappers.EEOC;
import static io.hirelay.conformance.reference.PeopleMappers.SCORECARD;

import io.hirelay.budget.Budget;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Budgets;
import io.hirelay.budget.Sleeper;
import io.hirelay.error.ConfigurationException;
import io.hirelay.http.ErrorMapper;
import io.hirelay.http.RateHeaders;
import io.hirelay.http.RequestAuth;
import io.hirelay.http.RestClient;
import io.hirelay.http.RestTarget;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Unified;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.Check;
import io.hirelay.spi.ConnectionChecks;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.NativeAccess;
import io.hirelay.spi.NativeResource;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.ReadHandler;
import io.hirelay.spi.SettingSpec;
import io.hirelay.spi.WriteSupport;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The provider for a {@link ReferenceSystem}: the SPI in use, end to end, with nothing of HTTP in it but for those who
 * speak to the system in its own words. It is registered by
 * hand, not found by {@link java.util.ServiceLoader}, because it needs the wire to its system.
 *
 * <p>What it supports is what this system has: labels, equality forms and clients, but no interviews and no offers;
 * notes of a person, but not of a job.
 */
public final class ReferenceProvider
        implements AtsProvider<ReferenceSession>, ConnectionChecks<ReferenceSession>, NativeAccess<ReferenceSession> {
    public static final String ID = "reference";

    private static final BudgetSpec BUDGET = new BudgetSpec(ReferenceSystem.CALLS, ReferenceSystem.WINDOW);

    /** What the record of a person has no place for. */
    private static final WriteSupport ARRIVING = without(
            WriteSupport.PLAIN
                    .refusing("type", "everybody begins where the stage_id says")
                    .refusing("resume", "create an attachment"),
            "locations",
            "address",
            "summary",
            "cover_letter",
            "education",
            "experience",
            "skills");

    private static final WriteSupport CHANGING = without(
            WriteSupport.PLAIN
                    .refusing("first_name", "names are kept whole: send name")
                    .refusing("last_name", "names are kept whole: send name")
                    .refusing("resume", "create an attachment"),
            "locations",
            "address",
            "summary",
            "cover_letter",
            "education",
            "education_add",
            "experience",
            "experience_add",
            "skills",
            "skills_add");

    private final Wire wire;
    private final Sleeper sleeper;
    private final Supplier<URI> door;

    /** @param sleeper how it waits before it tries again */
    public ReferenceProvider(Wire wire, Sleeper sleeper) {
        this(wire, sleeper, () -> URI.create("http://reference.invalid/"));
    }

    /** @param door where the system is spoken to in its own words */
    ReferenceProvider(Wire wire, Sleeper sleeper, Supplier<URI> door) {
        this.wire = Objects.requireNonNull(wire, "wire");
        this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
        this.door = Objects.requireNonNull(door, "door");
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor(
                ID,
                "Reference",
                "ats",
                Set.of("api_key"),
                List.of(new SettingSpec(
                        "studio",
                        SettingSpec.Level.CONNECTION,
                        "The name of the studio, as it stands on its door.",
                        true,
                        Optional.empty(),
                        Optional.of(Pattern.compile("[a-z]{1,20}")),
                        "harbour")),
                "in this package");
    }

    @Override
    public Operations<ReferenceSession> operations() {
        return ReferenceHris.added(writes(hiring(people(new Operations<ReferenceSession>()))))
                .actingUsers(new ReferenceActors())
                .identifiers(Ats.JOBS, ReferenceIdentifiers::job)
                .identifiers(Ats.CANDIDATES, ReferenceIdentifiers::uuid)
                .identifiers(Ats.APPLICATIONS, ReferenceIdentifiers::uuid)
                .identifiers(Ats.JOB_INTERVIEW_STAGES, ReferenceIdentifiers::stage)
                .identifiers(Ats.USERS, ReferenceIdentifiers::user);
    }

    private static WriteSupport without(WriteSupport some, String... fields) {
        WriteSupport support = some;
        for (String field : fields) {
            support = support.refusing(field, "write an activity, the record has no place for it");
        }
        return support;
    }

    private static Operations<ReferenceSession> hiring(Operations<ReferenceSession> none) {
        return none.list(
                        Ats.JOBS_LIST,
                        ReferenceSession::listJobs,
                        ListSupport.of(JOB.plan()).natively(AtsFilters.Jobs.STATUS))
                .get(Ats.JOBS_GET, get("jobs.get", "job", JOB), JOB.plan())
                .list(
                        Ats.JOB_INTERVIEW_STAGES_LIST,
                        ReferenceSession::listStages,
                        ListSupport.of(STAGE.plan())
                                .natively(AtsFilters.JobInterviewStages.JOB_ID, Operator.EQ, Operator.IN))
                .get(
                        Ats.JOB_INTERVIEW_STAGES_GET,
                        (session, request, call) -> ReferenceSession.stage(
                                session.one("stages.get", "stage", request.id(), call),
                                Optional.ofNullable(request.within().get("job_id"))),
                        STAGE.plan())
                .list(
                        Ats.USERS_LIST,
                        search("users.search", USER, Map.of("mail", AtsFilters.Users.EMAILS)),
                        ListSupport.of(USER.plan()).natively(AtsFilters.Users.EMAILS))
                .get(Ats.USERS_GET, get("users.get", "user", USER), USER.plan())
                .list(Ats.REJECT_REASONS_LIST, whole("reasons.list", REASON), ListSupport.of(REASON.plan()))
                .list(Ats.TAGS_LIST, whole("labels.list", TAG), ListSupport.of(TAG.plan()))
                .list(Ats.ORGANIZATIONS_LIST, whole("orgs.list", ORGANIZATION), ListSupport.of(ORGANIZATION.plan()))
                .get(Ats.ORGANIZATIONS_GET, get("orgs.get", "org", ORGANIZATION), ORGANIZATION.plan())
                .list(Ats.DEPARTMENTS_LIST, whole("units.list", DEPARTMENT), ListSupport.of(DEPARTMENT.plan()))
                .get(Ats.DEPARTMENTS_GET, get("units.get", "unit", DEPARTMENT), DEPARTMENT.plan())
                .list(
                        Ats.REQUISITIONS_LIST,
                        search("openings.search", REQUISITION, Map.of()),
                        ListSupport.of(REQUISITION.plan()))
                .get(Ats.REQUISITIONS_GET, get("openings.get", "opening", REQUISITION), REQUISITION.plan())
                .list(Ats.CUSTOM_FIELDS_LIST, whole("traits.list", TRAIT), ListSupport.of(TRAIT.plan()));
    }

    private static Operations<ReferenceSession> writes(Operations<ReferenceSession> reads) {
        return reads.write(Ats.CANDIDATES_CREATE, Arrivals::candidate, ARRIVING)
                .write(Ats.CANDIDATES_UPDATE, PersonChanges::change, CHANGING)
                .action(Ats.CANDIDATES_FIND_DUPLICATES, Twins::find)
                .write(Ats.APPLICATIONS_CREATE, Arrivals::application, WriteSupport.PLAIN)
                .write(Ats.APPLICATIONS_MOVE_STAGE, CandidacyMoves::move, WriteSupport.PLAIN)
                .write(
                        Ats.APPLICATIONS_REJECT,
                        CandidacyMoves::reject,
                        WriteSupport.PLAIN.refusing("note", "write an activity, a rejection has only a reason"))
                .write(Ats.APPLICATIONS_UNREJECT, CandidacyMoves::unreject, WriteSupport.PLAIN)
                .write(
                        Ats.ACTIVITIES_CREATE,
                        RecordWrites::activity,
                        WriteSupport.PLAIN
                                .asUser()
                                .refusing("attachment", "files lie beside the notes: create an attachment")
                                .refusing("url", "write it into the body")
                                .refusing("title", "write it into the body")
                                .refusing("grade", "create a scorecard")
                                .refusing("scale", "create a scorecard"))
                .write(
                        Ats.ATTACHMENTS_CREATE,
                        RecordWrites::attachment,
                        WriteSupport.PLAIN.refusing("file_url", "send the bytes as data"))
                .action(Ats.ATTACHMENTS_DOWNLOAD, RecordWrites::download)
                .write(
                        Ats.SCORECARDS_CREATE,
                        RecordWrites::scorecard,
                        WriteSupport.PLAIN
                                .asUser()
                                .refusing("grade", "send an overall_recommendation")
                                .refusing("scale", "send an overall_recommendation"))
                .write(
                        Ats.CUSTOM_FIELDS_UPDATE,
                        RecordWrites::trait,
                        WriteSupport.PLAIN.refusing("file", "no trait holds files"))
                .write(Ats.DEPARTMENTS_CREATE, RecordWrites::department, WriteSupport.PLAIN)
                .write(Ats.DEPARTMENTS_DELETE, RecordWrites::deletion, WriteSupport.PLAIN)
                .write(
                        Ats.REQUISITIONS_APPROVE,
                        (session, input, call) -> RecordWrites.decision(session, input, true, call),
                        WriteSupport.PLAIN.asUser())
                .write(
                        Ats.REQUISITIONS_REJECT,
                        (session, input, call) -> RecordWrites.decision(session, input, false, call),
                        WriteSupport.PLAIN.asUser());
    }

    private static Operations<ReferenceSession> people(Operations<ReferenceSession> none) {
        return none.list(
                        Ats.CANDIDATES_LIST,
                        ReferenceSession::listCandidates,
                        ListSupport.of(CANDIDATE.plan())
                                .natively(AtsFilters.Candidates.JOB_ID)
                                .natively(AtsFilters.Candidates.EMAILS)
                                .natively(AtsFilters.Candidates.UPDATED_AT, Operator.GTE))
                .get(Ats.CANDIDATES_GET, ReferenceSession::getCandidate, CANDIDATE.plan())
                .list(
                        Ats.APPLICATIONS_LIST,
                        search(
                                "candidacies.search",
                                APPLICATION,
                                Map.of(
                                        "job", AtsFilters.Applications.JOB_ID,
                                        "stage", AtsFilters.Applications.STAGE_ID)),
                        ListSupport.of(APPLICATION.plan())
                                .natively(AtsFilters.Applications.JOB_ID)
                                .natively(AtsFilters.Applications.STAGE_ID))
                .get(Ats.APPLICATIONS_GET, get("candidacies.get", "candidacy", APPLICATION), APPLICATION.plan())
                .list(
                        Ats.ACTIVITIES_LIST,
                        search("entries.search", ACTIVITY, Map.of("person", AtsFilters.Activities.CANDIDATE_ID)),
                        ListSupport.of(ACTIVITY.plan()).requiringOneOf(AtsFilters.Activities.CANDIDATE_ID))
                .list(
                        Ats.ATTACHMENTS_LIST,
                        (session, request, call) -> session.whole(
                                "files.list",
                                asked(request, Map.of("person", AtsFilters.Attachments.CANDIDATE_ID)),
                                request,
                                call,
                                file -> ATTACHMENT.row(file, file.raw())),
                        ListSupport.of(ATTACHMENT.plan()).requiringOneOf(AtsFilters.Attachments.CANDIDATE_ID))
                .list(
                        Ats.SCORECARDS_LIST,
                        (session, request, call) -> session.whole(
                                "reviews.list",
                                asked(request, Map.of("person", AtsFilters.Scorecards.CANDIDATE_ID)),
                                request,
                                call,
                                review -> SCORECARD.row(review, review.raw())),
                        ListSupport.of(SCORECARD.plan()).requiringOneOf(AtsFilters.Scorecards.CANDIDATE_ID))
                .list(Ats.EEOCS_LIST, search("forms.search", EEOC, Map.of()), ListSupport.of(EEOC.plan()))
                .get(Ats.EEOCS_GET, get("forms.get", "form", EEOC), EEOC.plan());
    }

    @Override
    public ReferenceSession open(ConnectionConfig config, ProviderContext context) {
        if (!(config.credential().current() instanceof Credential.ApiKey)) {
            throw ConfigurationException.of("credential", "must be an api_key");
        }
        Budget budget = context.http().budgets().of(Budgets.key(ID, token(config)), BUDGET);
        return new ReferenceSession(
                new ReferenceClient(wire, () -> token(config), budget, context.clock(), sleeper),
                context.http().fanout(),
                () -> context.http().client(atTheDoor(config)));
    }

    private RestTarget atTheDoor(ConnectionConfig config) {
        return new RestTarget(
                ID,
                config.name(),
                door.get(),
                RequestAuth.bearer(() -> token(config)),
                () -> Budgets.key(ID, token(config)),
                BUDGET,
                RateHeaders.NONE,
                ErrorMapper.standard(),
                "Hirelay");
    }

    @Override
    public List<NativeResource> nativeResources() {
        return ReferenceDoor.RESOURCES;
    }

    @Override
    public RestClient nativeClient(ReferenceSession session) {
        return session.door();
    }

    @Override
    public List<String> linkFields() {
        return List.of("next");
    }

    /** One call that any token may make. */
    @Override
    public List<Check> verify(ReferenceSession session, CallContext call) {
        return List.of(session.looks("token", "orgs.list", call));
    }

    @Override
    public List<Check> check(ReferenceSession session, CallContext call) {
        return List.of(
                session.looks("token", "orgs.list", call),
                session.looks("module_people", "people.search", call),
                session.looks("module_jobs", "jobs.search", call),
                session.looks("module_candidacies", "candidacies.search", call));
    }

    /** Asked for every request, so that a rotated token is used at once. */
    private static String token(ConnectionConfig config) {
        if (config.credential().current() instanceof Credential.ApiKey key) {
            return key.token();
        }
        throw ConfigurationException.of("credential", "must be an api_key");
    }

    static <T extends Unified> ReadHandler<ReferenceSession, ListRequest<T>, Page<T>> search(
            String path, Mapper<NativeRecord, T> mapper, Map<String, FilterField<T, String>> filters) {
        return (session, request, call) ->
                session.search(path, asked(request, filters), request, call, line -> mapper.row(line, line.raw()));
    }

    static <T extends Unified> ReadHandler<ReferenceSession, ListRequest<T>, Page<T>> whole(
            String path, Mapper<NativeRecord, T> mapper) {
        return (session, request, call) ->
                session.whole(path, Map.of(), request, call, line -> mapper.row(line, line.raw()));
    }

    static <T extends Unified> ReadHandler<ReferenceSession, GetRequest, T> get(
            String path, String key, Mapper<NativeRecord, T> mapper) {
        return (session, request, call) -> {
            NativeRecord line = session.one(path, key, request.id(), call);
            return mapper.record(line, line.raw());
        };
    }

    /** The filters of a request in the system's words. */
    static <T extends Unified> Map<String, Object> asked(
            ListRequest<T> request, Map<String, FilterField<T, String>> filters) {
        Map<String, Object> words = new LinkedHashMap<>();
        filters.forEach((word, filter) -> request.value(filter).ifPresent(value -> words.put(word, value)));
        return words;
    }
}
