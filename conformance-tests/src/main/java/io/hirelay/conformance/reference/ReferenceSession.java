package io.hirelay.conformance.reference;

import io.hirelay.budget.BudgetState;
import io.hirelay.conformance.reference.HiringMappers.StageOfPlan;
import io.hirelay.conformance.reference.PeopleMappers.Person;
import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Fanout;
import io.hirelay.http.Loaded;
import io.hirelay.http.RestClient;
import io.hirelay.model.Candidate;
import io.hirelay.model.Job;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.Ref;
import io.hirelay.model.Unified;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.operation.Safety;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.page.Slices;
import io.hirelay.spi.Check;
import io.hirelay.spi.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One open connection: what each operation asks of the system, and what it makes of the answer. */
public final class ReferenceSession implements Session {
    private final ReferenceClient client;
    private final Fanout fanout;
    private final Supplier<RestClient> opening;
    private final AtomicReference<@Nullable RestClient> door = new AtomicReference<>();

    /** @param opening makes the way for those who speak to the system in its own words */
    ReferenceSession(ReferenceClient client, Fanout fanout, Supplier<RestClient> opening) {
        this.client = client;
        this.fanout = fanout;
        this.opening = opening;
    }

    /** Always the same, opened when it is first asked for. */
    RestClient door() {
        RestClient there = door.get();
        if (there == null) {
            door.compareAndSet(null, opening.get());
            there = Objects.requireNonNull(door.get());
        }
        return there;
    }

    @Override
    public BudgetState budget() {
        return client.budget().state();
    }

    /** It keeps nothing open. */
    @Override
    public void close() {}

    /** Whether a path may be asked for; that it may not is an answer. */
    Check looks(String name, String path, CallContext call) {
        try {
            client.post(path, Map.of(), Safety.READ, call);
            return new Check(name, Optional.of(true), true, "works", Optional.empty());
        } catch (AuthenticationException e) {
            return new Check(name, Optional.of(false), true, "the token is refused: make a new one", Optional.empty());
        } catch (AccessDeniedException e) {
            return new Check(
                    name,
                    Optional.of(false),
                    false,
                    "the token may not ask for this: switch the module on for it",
                    e.missingScopes().stream().findFirst());
        }
    }

    /** Sends a change; the record as it is afterwards. */
    NativeRecord change(String path, Map<String, ? extends @Nullable Object> body, CallContext call) {
        return client.post(path, body, Safety.WRITE, call).records().get(0);
    }

    /** What makes a record once, however often it is sent. */
    String ticket(CallContext call) {
        return HiringMappers.id(
                client.post("tickets.take", Map.of(), Safety.IDEMPOTENT, call)
                        .records()
                        .get(0),
                "ticket");
    }

    /** What has been made on a path with a ticket. */
    Optional<NativeRecord> madeWith(String ticket, String path, CallContext call) {
        return client.post("tickets.made", Map.of("ticket", ticket, "path", path), Safety.READ, call).records().stream()
                .findFirst();
    }

    /** A page of a search. Only the first one names the filters: the system keeps them in its cursor. */
    <T extends Unified> Page<T> search(
            String path,
            Map<String, Object> filters,
            ListRequest<T> request,
            CallContext call,
            Function<NativeRecord, T> mapping) {
        NativePage page = page(path, filters, request, call);
        return new Page<>(
                page.records().stream().map(mapping).toList(), page.next().map(Cursor::new));
    }

    NativePage page(String path, Map<String, Object> filters, ListRequest<?> request, CallContext call) {
        Map<String, Object> body = new LinkedHashMap<>();
        request.after().ifPresentOrElse(cursor -> body.put("cursor", cursor.token()), () -> body.putAll(filters));
        body.put("size", request.limitOrDefault());
        return client.post(path, body, Safety.READ, acting(call));
    }

    /** Who acts may be named in any form; the system wants its own. */
    private CallContext acting(CallContext call) {
        return call.actingUser()
                .filter(user -> user.contains("@"))
                .map(mail -> call.actingAs(userByMail(mail, call)
                        .orElseThrow(() -> InvalidRequestException.unresolved(
                                "user_id", "is the e-mail address of nobody here", List.of()))))
                .orElse(call);
    }

    /** A page of a list that the system gives whole. */
    <T extends Unified> Page<T> whole(
            String path,
            Map<String, Object> filters,
            ListRequest<T> request,
            CallContext call,
            Function<NativeRecord, T> mapping) {
        List<T> rows = records(path, filters, call).stream().map(mapping).toList();
        return Slices.page(rows, row -> row.id().toString(), request.limitOrDefault(), request.after());
    }

    NativeRecord one(String path, String key, String id, CallContext call) {
        List<NativeRecord> found =
                client.post(path, Map.of(key, id), Safety.READ, call).records();
        if (found.size() != 1) {
            throw new NotFoundException(ErrorCode.REMOTE_NOT_FOUND, "there is no such " + key, null);
        }
        return found.get(0);
    }

    List<NativeRecord> records(String path, Map<String, Object> filters, CallContext call) {
        return client.post(path, filters, Safety.READ, call).records();
    }

    Page<Job> listJobs(ListRequest<Job> request, CallContext call) {
        Map<String, Object> filters = new LinkedHashMap<>();
        request.value(AtsFilters.Jobs.STATUS)
                .flatMap(status -> Words.PHASES.entrySet().stream()
                        .filter(word -> word.getValue() == status)
                        .map(Map.Entry::getKey)
                        .findFirst())
                .ifPresent(phase -> filters.put("phase", phase));
        NativePage page = page("jobs.search", filters, request, call);
        List<Job> jobs = expanded(
                page.records(),
                request.expand(),
                Map.of("details", (job, context) -> one("jobs.get", "job", HiringMappers.id(job, "job"), context)),
                call,
                (line, parts) -> {
                    NativeRecord shown = (NativeRecord) parts.getOrDefault("details", line);
                    return HiringMappers.JOB.map(shown, shown.raw(), parts.keySet());
                });
        return new Page<>(jobs, page.next().map(Cursor::new));
    }

    Page<Candidate> listCandidates(ListRequest<Candidate> request, CallContext call) {
        Map<String, Object> filters = new LinkedHashMap<>();
        request.value(AtsFilters.Candidates.JOB_ID).ifPresent(job -> filters.put("job", job));
        request.value(AtsFilters.Candidates.EMAILS).ifPresent(mail -> filters.put("mail", mail));
        request.filter(AtsFilters.Candidates.UPDATED_AT, Operator.GTE)
                .ifPresent(since ->
                        filters.put("changed_since", since.values().get(0).toEpochMilli()));
        NativePage page = page("people.search", filters, request, call);
        List<Candidate> candidates = expanded(
                page.records(),
                request.expand(),
                Map.of(
                        PeopleMappers.PROFILE,
                                (person, context) -> one("people.get", "person", personId(person), context),
                        PeopleMappers.APPLICATIONS, (person, context) -> candidacies(personId(person), context),
                        PeopleMappers.FILES, (person, context) -> files(personId(person), context)),
                call,
                (line, parts) -> candidate(line, parts));
        return new Page<>(candidates, page.next().map(Cursor::new));
    }

    private static Candidate candidate(NativeRecord line, Map<String, Object> parts) {
        NativeRecord shown = (NativeRecord) parts.getOrDefault(PeopleMappers.PROFILE, line);
        Person person =
                new Person(shown, lines(parts.get(PeopleMappers.APPLICATIONS)), lines(parts.get(PeopleMappers.FILES)));
        return PeopleMappers.CANDIDATE.map(person, shown.raw(), parts.keySet());
    }

    Candidate getCandidate(GetRequest request, CallContext call) {
        return getCandidate(request.id(), call);
    }

    Candidate getCandidate(String id, CallContext call) {
        NativeRecord line = one("people.get", "person", id, call);
        Person person = new Person(line, candidacies(id, call), files(id, call));
        return PeopleMappers.CANDIDATE.record(person, line.raw());
    }

    /** All stages, or those of each job asked for: jobs of one plan have the same ones. */
    Page<JobInterviewStage> listStages(ListRequest<JobInterviewStage> request, CallContext call) {
        List<String> jobs = request.filter(AtsFilters.JobInterviewStages.JOB_ID, Operator.EQ)
                .or(() -> request.filter(AtsFilters.JobInterviewStages.JOB_ID, Operator.IN))
                .map(Criterion::values)
                .orElse(List.of());
        if (jobs.isEmpty()) {
            return whole("stages.list", Map.of(), request, call, stage -> stage(stage, Optional.empty()));
        }
        List<JobInterviewStage> rows = new ArrayList<>();
        jobs.stream()
                .distinct()
                .forEach(job -> stagesOf(job, call).forEach(line -> rows.add(stage(line, Optional.of(job)))));
        return Slices.page(
                rows,
                row -> row.id() + " of " + row.job().map(Ref::id).orElse(null),
                request.limitOrDefault(),
                request.after());
    }

    static JobInterviewStage stage(NativeRecord line, Optional<String> job) {
        return HiringMappers.STAGE.row(new StageOfPlan(line, job), line.raw());
    }

    /** The stages that a job's applications go through now: a job may change its plan. */
    List<NativeRecord> stagesOf(String job, CallContext call) {
        return records("stages.list", Map.of("plan", planOf(job, call)), call);
    }

    private String planOf(String job, CallContext call) {
        return HiringMappers.id(one("jobs.get", "job", job, call), "plan");
    }

    CallContext asNobody(CallContext call) {
        return new CallContext(
                call.deadline(), call.lane(), Optional.empty(), call.idempotencyKey(), call.caller(), call.observer());
    }

    /** Asked in nobody's name: it may be the one who acts that is looked for. */
    Optional<String> userByMail(String mail, CallContext call) {
        return records("users.search", Map.of("mail", mail), asNobody(call)).stream()
                .map(user -> HiringMappers.id(user, "user"))
                .findFirst();
    }

    List<NativeRecord> candidacies(String person, CallContext call) {
        List<NativeRecord> all = new ArrayList<>();
        Map<String, Object> body = Map.of("person", person);
        while (true) {
            NativePage page = client.post("candidacies.search", body, Safety.READ, call);
            all.addAll(page.records());
            if (page.next().isEmpty()) {
                return all;
            }
            body = Map.of("cursor", page.next().get());
        }
    }

    private List<NativeRecord> files(String person, CallContext call) {
        return records("files.list", Map.of("person", person), call);
    }

    private static String personId(NativeRecord person) {
        return HiringMappers.id(person, "person");
    }

    private static List<NativeRecord> lines(@Nullable Object part) {
        List<NativeRecord> lines = new ArrayList<>();
        if (part instanceof List<?> list) {
            list.forEach(line -> lines.add((NativeRecord) line));
        }
        return lines;
    }

    /** Rows with the groups that were asked for; what could not be fetched in time stays not loaded. */
    <T> List<T> expanded(
            List<NativeRecord> lines,
            Set<String> groups,
            Map<String, BiFunction<NativeRecord, CallContext, Object>> loaders,
            CallContext call,
            BiFunction<NativeRecord, Map<String, Object>, T> mapping) {
        List<Map<String, Object>> parts = new ArrayList<>();
        lines.forEach(line -> parts.add(new LinkedHashMap<>()));
        for (String group : new TreeSet<>(groups)) {
            BiFunction<NativeRecord, CallContext, Object> loader = Objects.requireNonNull(loaders.get(group));
            Loaded<Object> loaded = fanout.load(lines, call, loader);
            for (int i = 0; i < lines.size(); i++) {
                Map<String, Object> row = parts.get(i);
                loaded.values().get(i).ifPresent(value -> row.put(group, value));
            }
        }
        List<T> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(mapping.apply(lines.get(i), parts.get(i)));
        }
        return rows;
    }
}
