package io.hirelay.conformance.reference;

import io.hirelay.error.Choice;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.operation.CallContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of identifiers that people have at hand. What is canonical already is given back without a call. */
final class ReferenceIdentifiers {
    private ReferenceIdentifiers() {}

    private static final Pattern UUID =
            Pattern.compile("([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})");
    private static final Pattern JOB =
            Pattern.compile("(?:https://app\\.reference\\.example/jobs/)?(job_[0-9a-f]{12})");
    private static final Pattern USER = Pattern.compile("u-[0-9a-f-]{36}");

    /** With or without hyphens, in any case. */
    static String uuid(ReferenceSession session, String given, Map<String, String> within, CallContext call) {
        return uuid(given);
    }

    private static String uuid(String given) {
        Matcher parts = UUID.matcher(given.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw InvalidRequestException.unresolved("id", "must be a uuid", List.of());
        }
        return parts.replaceFirst("$1-$2-$3-$4-$5");
    }

    /** In any case, or the address of the job's page. */
    static String job(ReferenceSession session, String given, Map<String, String> within, CallContext call) {
        Matcher job = JOB.matcher(given.toLowerCase(Locale.ROOT));
        if (!job.matches()) {
            throw InvalidRequestException.unresolved(
                    "job_id", "must look like job_0123456789ab, or be the address of a job's page", List.of());
        }
        return job.group(1);
    }

    /** A stage's id, or its name in the plan of the job it is looked for in; a name alone is in several plans. */
    static String stage(ReferenceSession session, String given, Map<String, String> within, CallContext call) {
        if (UUID.matcher(given.toLowerCase(Locale.ROOT)).matches()) {
            return uuid(given);
        }
        String job = within.get("job_id");
        if (job == null) {
            throw InvalidRequestException.ambiguous(
                    "stage_id", "is a name, which several plans may have: name the job too, or give an id", List.of());
        }
        List<NativeRecord> stages = session.stagesOf(job, call);
        return stages.stream()
                .filter(stage -> given.equalsIgnoreCase(stage.text("label")))
                .map(stage -> HiringMappers.id(stage, "stage"))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.unresolved(
                        "stage_id",
                        "is no stage of this job's plan",
                        stages.stream()
                                .map(stage -> new Choice(
                                        HiringMappers.id(stage, "stage"), String.valueOf(stage.text("label"))))
                                .toList()));
    }

    /** A user's id, or the address the user is written to. */
    static String user(ReferenceSession session, String given, Map<String, String> within, CallContext call) {
        if (USER.matcher(given).matches()) {
            return given;
        }
        if (!given.contains("@")) {
            throw InvalidRequestException.unresolved("user_id", "must be a user's id or e-mail address", List.of());
        }
        return session.userByMail(given, call)
                .orElseThrow(() -> InvalidRequestException.unresolved(
                        "user_id", "is the e-mail address of nobody here", List.of()));
    }
}
