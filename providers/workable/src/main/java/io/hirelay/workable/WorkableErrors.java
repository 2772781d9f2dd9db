package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.http.ErrorAnswer;
import io.hirelay.http.ErrorMapper;
import io.hirelay.workable.client.AffectedResources;
import io.hirelay.workable.client.OverlappingTimeEntries;
import io.hirelay.workable.wire.AffectedDto;
import io.hirelay.workable.wire.ClashDto;
import io.hirelay.workable.wire.ErrorDto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Workable means by a refusal. Its bodies may be empty, text, a page of HTML of the edge in front of it, or JSON in
 * which {@code error} is text or an object.
 */
final class WorkableErrors implements ErrorMapper {
    private static final String VALIDATION = "Validation failed: ";
    private static final int LONGEST_SAID = 300;

    /** How long a change may take to be seen by all reads. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private static final Pattern OFTEN_READ = Pattern.compile("/spi/v3/(?:jobs|candidates|(?:events|requisitions)/)");

    /** Workable's names of what a unified body calls otherwise. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("email", "emails"),
            Map.entry("firstname", "first_name"),
            Map.entry("lastname", "last_name"),
            Map.entry("phone", "phones"),
            Map.entry("headline", "title"),
            Map.entry("education_entries", "education"),
            Map.entry("experience_entries", "experience"),
            Map.entry("social_profiles", "urls"),
            Map.entry("domain", "source"),
            Map.entry("stage", "stage_id"),
            Map.entry("target_stage", "stage_id"),
            Map.entry("target_job_shortcode", "job_id"),
            Map.entry("member_id", "user_id"));

    /** The same of what Workable HR is told; other endpoints use some of the names otherwise. */
    private static final Map<String, String> HR_FIELDS = Map.ofEntries(
            Map.entry("firstname", "first_name"),
            Map.entry("lastname", "last_name"),
            Map.entry("work_email", "emails"),
            Map.entry("personal_email", "emails"),
            Map.entry("phone_group", "phones"),
            Map.entry("birthdate", "date_of_birth"),
            Map.entry("state", "employment_status"),
            Map.entry("status", "employment_status"),
            Map.entry("reports_to", "manager"),
            Map.entry("department", "groups"),
            Map.entry("division", "groups"),
            Map.entry("legal_entity", "groups"),
            Map.entry("employment_group", "employments"),
            Map.entry("salary_group", "employments"),
            Map.entry("address", "home_location"),
            Map.entry("marital_status_group", "marital_status"),
            Map.entry("category_id", "timeoff_type"),
            Map.entry("from_date", "start_time"),
            Map.entry("to_date", "end_time"),
            Map.entry("half_days", "session"),
            Map.entry("note", "employee_note"),
            Map.entry("member_id", "user_id"));

    private static final Pattern HR = Pattern.compile("/spi/v3/(?:employees|timeoff)\\b");

    /** A code of Workable HR, such as {@code timeTracking.erganiRestriction}. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*");

    private static final Pattern TAKEN = Pattern.compile("already (?:exists|been taken)", Pattern.CASE_INSENSITIVE);

    private final ErrorMapper standard = ErrorMapper.standard();
    private final TokenKind token;

    /** @param token of those whose calls are refused: what to do depends on it */
    WorkableErrors(TokenKind token) {
        this.token = token;
    }

    @Override
    public HirelayException map(ErrorAnswer answer) {
        return switch (answer.status()) {
            case 401 ->
                new AuthenticationException(
                        "Workable does not accept the connection's token: it is wrong, has expired or was revoked, or"
                                + " belongs to another subdomain. " + token.renewal(),
                        answer.failure());
            case 403 -> denied(answer);
            case 400, 422 -> invalid(answer);
            case 409 -> conflict(answer);
            default -> standard.map(answer);
        };
    }

    /**
     * Workable answers 404 now and then for records that are there: shortly after something was changed, and of jobs and
     * candidates under load at any time.
     */
    @Override
    public int furtherLooks(ErrorAnswer answer, Optional<Duration> sinceChange) {
        if (sinceChange.filter(time -> time.compareTo(SETTLING) < 0).isPresent()) {
            return 2;
        }
        return OFTEN_READ.matcher(answer.template()).find() ? 1 : 0;
    }

    private HirelayException denied(ErrorAnswer answer) {
        if (answer.body().text().stripLeading().startsWith("<")) {
            return new AccessDeniedException(
                    "the network in front of Workable turned " + answer.asked()
                            + " away with a web page of its own; it may take this machine's address for a robot's",
                    List.of(),
                    answer.failure());
        }
        List<String> scopes = Scopes.of(answer.method(), answer.template());
        return new AccessDeniedException(
                "Workable does not allow " + answer.asked()
                        + (scopes.isEmpty()
                                ? ": the token lacks a scope, or the account the feature"
                                : ": the token lacks the scope " + String.join(" or ", scopes)
                                        + ", or the account the feature. " + token.widening())
                        + answer.json(ErrorDto.class)
                                .filter(body -> body.message() != null)
                                .flatMap(WorkableErrors::said)
                                .map(said -> " Workable says: " + said)
                                .orElse(""),
                scopes,
                answer.failure());
    }

    /** Workable tells what still refers to something that is to go, and which hours share time with new ones. */
    private HirelayException conflict(ErrorAnswer answer) {
        Optional<OverlappingTimeEntries> overlaps = answer.json(ClashDto.class).flatMap(WorkableErrors::overlaps);
        if (overlaps.isPresent()) {
            return new ConflictException(
                    ErrorCode.REMOTE_CONFLICT,
                    "Workable does not enter the hours: they share time with "
                            + overlaps.get().entries().size()
                            + " other entries, which override_overlapping replaces",
                    answer.failure(),
                    overlaps.get());
        }
        List<String> affected = answer.json(AffectedDto.class)
                .map(AffectedDto::affectedResources)
                .orElse(List.of());
        return affected.isEmpty()
                ? standard.map(answer)
                : new ConflictException(
                        ErrorCode.REMOTE_CONFLICT,
                        "Workable does not do it while " + String.join(", ", affected) + " refer to it; force=true"
                                + " does it all the same",
                        answer.failure(),
                        new AffectedResources(affected));
    }

    private static Optional<OverlappingTimeEntries> overlaps(ClashDto clash) {
        return clash.entries() == null || clash.entries().isEmpty()
                ? Optional.empty()
                : Optional.of(new OverlappingTimeEntries(TypedCalls.values(clash.entries())));
    }

    private HirelayException invalid(ErrorAnswer answer) {
        Optional<ErrorDto> body = answer.json(ErrorDto.class);
        List<Failure> failures = body.map(refusal ->
                        failures(refusal, HR.matcher(answer.template()).find()))
                .orElse(List.of());
        String said = body.flatMap(WorkableErrors::said).orElse("");
        if (said.isEmpty() && failures.isEmpty()) {
            return standard.map(answer);
        }
        boolean duplicate = TAKEN.matcher(said).find()
                || failures.stream()
                        .anyMatch(failure -> TAKEN.matcher(failure.message()).find());
        return new InvalidRequestException(
                duplicate ? ErrorCode.REMOTE_DUPLICATE : ErrorCode.REMOTE_VALIDATION_FAILED,
                said.isEmpty() ? "Workable does not accept what was sent by " + answer.asked() : said,
                failures,
                List.of(),
                answer.failure());
    }

    /** What a person can read; Workable HR gives a code and then says it. */
    private static Optional<String> said(ErrorDto body) {
        String error = body.error() instanceof String text ? text.strip() : "";
        String message = body.message() == null ? "" : body.message().strip();
        boolean isCode = !message.isEmpty() && CODE.matcher(error).matches();
        String said = isCode ? message + " (" + error + ")" : error.isEmpty() ? message : error;
        if (said.isEmpty()) {
            return Optional.empty();
        }
        if (said.startsWith(VALIDATION)) {
            said = said.substring(VALIDATION.length());
        }
        return Optional.of(said.length() > LONGEST_SAID ? said.substring(0, LONGEST_SAID) + "…" : said);
    }

    private static List<Failure> failures(ErrorDto body, boolean ofHr) {
        List<Failure> failures = new ArrayList<>();
        if (ofHr && body.message() != null) {
            // What Workable HR says begins with the field that it is about.
            String[] words = body.message().strip().split("\\s+", 2);
            String field = HR_FIELDS.get(words[0].replaceFirst("[.:]?$", ""));
            if (field != null && words.length == 2) {
                failures.add(new Failure(field, words[1]));
            }
        }
        if (body.validationErrors() != null) {
            body.validationErrors().forEach((field, messages) -> {
                String name = FIELDS.getOrDefault(field, field);
                if (messages instanceof List<?> several) {
                    several.forEach(message -> failures.add(new Failure(name, String.valueOf(message))));
                } else if (messages != null) {
                    failures.add(new Failure(name, String.valueOf(messages)));
                }
            });
        }
        return failures;
    }
}
