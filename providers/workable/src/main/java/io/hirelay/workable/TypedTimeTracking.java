package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Findings;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.model.Change;
import io.hirelay.model.User;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Safety;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.page.Pages;
import io.hirelay.workable.client.NewTimeEntry;
import io.hirelay.workable.client.TimeEntry;
import io.hirelay.workable.client.TimeEntryBatch;
import io.hirelay.workable.client.TimeEntryChange;
import io.hirelay.workable.client.TimeEntryQuery;
import io.hirelay.workable.client.TimeTracking;
import io.hirelay.workable.wire.TimeEntriesPage;
import io.hirelay.workable.wire.TimeTrackingApi;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hours that employees worked, as the typed client reads and enters them. */
final class TypedTimeTracking implements TimeTracking {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final TypedCalls calls;
    private final TimeTrackingApi api;

    TypedTimeTracking(TypedCalls calls) {
        this.calls = calls;
        this.api = calls.api(TimeTrackingApi.class);
    }

    @Override
    public Iterable<TimeEntry> all(TimeEntryQuery query) {
        return Pages.walk(after -> page(query, ListRequest.LARGEST_LIMIT, after));
    }

    @Override
    public Stream<TimeEntry> stream(TimeEntryQuery query) {
        return Pages.stream(after -> page(query, ListRequest.LARGEST_LIMIT, after));
    }

    @Override
    public Page<TimeEntry> page(TimeEntryQuery query, int limit, Optional<Cursor> after) {
        if (limit < 1 || limit > ListRequest.LARGEST_LIMIT) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_PARAMETER, "limit", "must be 1 to " + ListRequest.LARGEST_LIMIT);
        }
        Map<String, String> filters = filters(query);
        CallContext call = calls.reads().get();
        return OffsetPages.page(
                ListRequest.<User>all().limit(limit).after(after), filters, TimeEntry::uuid, (asked, more) -> {
                    TimeEntriesPage page =
                            calls.session().read(api.entries(asked, query.employeeIds(), query.types(), call));
                    return new OffsetPages.Rows<>(page.totalCount(), TypedCalls.values(page.timeEntries()));
                });
    }

    private static Map<String, String> filters(TimeEntryQuery query) {
        Map<String, String> filters = new LinkedHashMap<>();
        query.fromDate().ifPresent(day -> filters.put("from_date", day.toString()));
        query.toDate().ifPresent(day -> filters.put("to_date", day.toString()));
        query.length().ifPresent(length -> {
            filters.put("duration", String.valueOf(length.duration().toMinutes()));
            filters.put("duration_operator", length.comparison().word());
        });
        return filters;
    }

    @Override
    public TimeEntry create(NewTimeEntry entry) {
        Findings findings = new Findings();
        check(entry, findings);
        findings.throwIfAny();
        Map<String, @Nullable Object> body = fields(entry);
        body.put("type", entry.type());
        return calls.session()
                .write(api.create(
                        employee(entry.employeeId()),
                        TypedCalls.body(body),
                        calls.reads().get()))
                .value();
    }

    @Override
    public List<TimeEntry> createAll(List<NewTimeEntry> entries) {
        if (entries.isEmpty() || entries.size() > MOST_AT_ONCE) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    "time_entries",
                    "are " + entries.size() + "; Workable takes 1 to " + MOST_AT_ONCE
                            + " by one call, createInBatches any number");
        }
        return createAll(entries, 0);
    }

    private List<TimeEntry> createAll(List<NewTimeEntry> entries, int first) {
        Findings findings = new Findings();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            NewTimeEntry entry = entries.get(i);
            Findings ofEntry = findings.under("time_entries[" + (first + i) + "]");
            check(entry, ofEntry);
            if (entry.clockOutTime().isEmpty()) {
                ofEntry.add("clock_out_time", "is required where several are entered at once");
            }
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("employee_id", entry.employeeId().strip());
            row.putAll(fields(entry));
            rows.add(row);
        }
        findings.throwIfAny();
        var written = calls.session()
                .write(api.createAll(
                        TypedCalls.body(Map.of("time_entries", rows)),
                        calls.reads().get()));
        return calls.session().readBack(() -> TypedCalls.values(written));
    }

    @Override
    public List<TimeEntryBatch> createInBatches(List<NewTimeEntry> entries) {
        List<TimeEntryBatch> report = new ArrayList<>();
        Optional<HirelayException> ended = Optional.empty();
        for (int from = 0; from < entries.size(); from += MOST_AT_ONCE) {
            List<NewTimeEntry> batch = entries.subList(from, Math.min(from + MOST_AT_ONCE, entries.size()));
            if (ended.isPresent()) {
                report.add(new TimeEntryBatch(batch, List.of(), ended));
                continue;
            }
            try {
                report.add(new TimeEntryBatch(batch, createAll(batch, from), Optional.empty()));
            } catch (HirelayException e) {
                report.add(new TimeEntryBatch(batch, List.of(), Optional.of(e)));
                ended = Optional.of(e).filter(failure -> !isOfTheseEntries(failure));
            }
        }
        return List.copyOf(report);
    }

    /** Whether other entries may do better. */
    private static boolean isOfTheseEntries(HirelayException failure) {
        return failure instanceof InvalidRequestException
                || failure instanceof ConflictException
                || failure instanceof NotFoundException
                || failure instanceof AccessDeniedException
                || failure instanceof UnknownOutcomeException;
    }

    @Override
    public TimeEntry update(String employeeId, String uuid, TimeEntryChange change) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        change.clockInTime().ifPresent(time -> body.put("clock_in_time", moment(time)));
        change.clockOutTime().ifPresent(time -> body.put("clock_out_time", moment(time)));
        if (change.note() instanceof Change.Set<String> note) {
            body.put("note", note.value());
        } else if (change.note() instanceof Change.Clear<String>) {
            body.put("note", null);
        }
        if (body.isEmpty()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED, "change", "names nothing that is to be changed");
        }
        if (change.overrideOverlapping()) {
            body.put("override_overlapping", true);
        }
        return calls.session()
                .write(api.update(
                        employee(employeeId),
                        entry(uuid),
                        TypedCalls.body(body),
                        calls.reads().get()))
                .value();
    }

    @Override
    public void delete(String employeeId, String uuid) {
        calls.session()
                .client()
                .call(
                        api.delete(
                                employee(employeeId), entry(uuid), calls.reads().get()),
                        Safety.IDEMPOTENT);
    }

    private static void check(NewTimeEntry entry, Findings findings) {
        findings.resolve("employee_id", () -> employee(entry.employeeId()));
        entry.clockOutTime()
                .filter(out -> !out.isAfter(entry.clockInTime()))
                .ifPresent(out -> findings.add("clock_out_time", "must be later than clock_in_time"));
    }

    private static Map<String, @Nullable Object> fields(NewTimeEntry entry) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("clock_in_time", moment(entry.clockInTime()));
        entry.clockOutTime().ifPresent(time -> fields.put("clock_out_time", moment(time)));
        entry.note().ifPresent(note -> fields.put("note", note));
        if (entry.overrideOverlapping()) {
            fields.put("override_overlapping", true);
        }
        return fields;
    }

    private static String moment(Instant time) {
        return MOMENT.format(time);
    }

    private static String employee(String id) {
        return TypedCalls.plain("employee_id", id, "employee", "an id such as 19ff54");
    }

    private static String entry(String uuid) {
        return TypedCalls.plain("uuid", uuid, "time entry", "a UUID");
    }
}
