package io.hirelay.workable.sandbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.Answer;
import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Candidate.Disqualification;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Profile;
import io.hirelay.workable.sandbox.row.Stage;
import io.hirelay.workable.sandbox.state.AccountState.Identity;
import io.hirelay.workable.sandbox.state.Jobs;

/** Candidates, in the list's form and in the full one. */
public final class CandidateJson {
    private static final long TALENT_POOL = 741_220;

    private final Identity account;
    private final Jobs jobs;
    private final Links links;

    public CandidateJson(Identity account, Jobs jobs, Links links) {
        this.account = account;
        this.jobs = jobs;
        this.links = links;
    }

    public ObjectNode row(Candidate candidate) {
        ObjectNode json = name(candidate);
        place(json, candidate);
        Disqualification verdict = candidate.disqualification();
        json.put("disqualified", verdict != null)
                .put("anonymized", candidate.person().anonymized())
                .put("disqualification_reason", verdict == null ? null : verdict.reason());
        progress(json, candidate);
        contact(json, candidate);
        source(json, candidate);
        times(json, candidate);
        resumeMetadata(json, candidate);
        return json;
    }

    public ObjectNode single(Candidate candidate, Profile profile) {
        ObjectNode json = name(candidate);
        json.put("image_url", profile.image() == null ? null : links.file(profile.image()));
        place(json, candidate);
        Disqualification verdict = candidate.disqualification();
        json.put("disqualified", verdict != null)
                .put("disqualified_at", verdict == null ? null : Json.millis(verdict.at()))
                .put("withdrew", verdict != null && verdict.withdrew())
                .put("anonymized", candidate.person().anonymized())
                .put("disqualification_reason", verdict == null ? null : verdict.reason());
        progress(json, candidate);
        contact(json, candidate);
        json.put("outbound_mailbox", profile.mailbox());
        source(json, candidate);
        Long uploader = candidate.origin().uploader();
        json.put("uploader_id", uploader == null ? null : Ids.text(uploader));
        times(json, candidate);
        resumeMetadata(json, candidate);
        json.put("cover_letter", profile.coverLetter()).put("summary", profile.summary());
        entries(json, profile);
        Candidate.Resume resume = candidate.resume();
        json.put("resume_url", resume == null ? null : links.file(resume.file()));
        if (!profile.socialProfiles().isEmpty()) {
            json.set("social_profiles", Json.array(profile.socialProfiles(), CandidateJson::social));
        }
        json.set("tags", Json.texts(profile.tags()));
        json.set("location", PlaceJson.of(profile.place()));
        Long original = candidate.originating();
        json.put("originating_candidate_id", original == null ? null : Ids.text(original));
        return json;
    }

    private static ObjectNode name(Candidate candidate) {
        return Json.object()
                .put("id", Ids.text(candidate.id()))
                .put("name", candidate.person().name())
                .put("firstname", candidate.person().firstName())
                .put("lastname", candidate.person().lastName())
                .put("headline", candidate.person().headline());
    }

    private void place(ObjectNode json, Candidate candidate) {
        json.putObject("account").put("subdomain", account.subdomain()).put("name", account.name());
        if (candidate.inTalentPool()) {
            json.putObject("talent_pool")
                    .put("talent_pool_id", TALENT_POOL)
                    .put("identifier", Ids.text(Ids.ofApplication(TALENT_POOL)));
        } else {
            Job job = jobs.get(candidate.job());
            json.putObject("job").put("shortcode", job.shortcode()).put("title", job.title());
        }
        Stage stage = jobs.pipeline(candidate.job()).bySlug(candidate.stage()).orElseThrow();
        json.put("stage", stage.name()).put("stage_kind", stage.kind());
    }

    private void progress(ObjectNode json, Candidate candidate) {
        long number = Ids.application(candidate.id());
        String profile = candidate.inTalentPool()
                ? "/backend/talent_pool/browser/" + candidate.stage() + "/candidate/" + number
                : "/backend/jobs/" + Ids.application(jobs.get(candidate.job()).id()) + "/candidates/" + number;
        json.put("hired_at", Json.seconds(candidate.hiredAt()))
                .put("moved_to_offer_at", Json.seconds(candidate.movedToOfferAt()))
                .put("sourced", candidate.origin().sourced())
                .put("profile_url", links.application(profile));
    }

    private static void contact(ObjectNode json, Candidate candidate) {
        json.put("address", candidate.person().address())
                .put("phone", candidate.person().phone())
                .put("email", candidate.person().email());
    }

    private static void source(ObjectNode json, Candidate candidate) {
        json.put("domain", candidate.origin().domain())
                .put("outlet", candidate.origin().outlet())
                .put("common_source", candidate.origin().source())
                .put("common_source_category", candidate.origin().category());
    }

    private static void times(ObjectNode json, Candidate candidate) {
        json.put("created_at", Json.seconds(candidate.createdAt()))
                .put("updated_at", Json.seconds(candidate.updatedAt()));
    }

    private static void resumeMetadata(ObjectNode json, Candidate candidate) {
        Candidate.Resume resume = candidate.resume();
        if (resume != null) {
            json.putObject("resume_metadata")
                    .put("filename", resume.filename())
                    .put("filetype", resume.filetype())
                    .put("created_at", Json.seconds(resume.createdAt()))
                    .put("updated_at", Json.seconds(resume.updatedAt()));
        }
    }

    private void entries(ObjectNode json, Profile profile) {
        json.set("education_entries", Json.array(profile.education(), CandidateJson::education));
        json.set("experience_entries", Json.array(profile.experience(), CandidateJson::experience));
        json.set("skills", Json.array(profile.skills(), skill -> Json.object().put("name", skill)));
        json.set("answers", Json.array(profile.answers(), this::answer));
    }

    private static ObjectNode education(Profile.Education entry) {
        return Json.object()
                .put("id", Ids.text(entry.id()))
                .put("degree", entry.degree())
                .put("school", entry.school())
                .put("field_of_study", entry.fieldOfStudy())
                .put("start_date", entry.startDate())
                .put("end_date", entry.endDate());
    }

    private static ObjectNode experience(Profile.Experience entry) {
        return Json.object()
                .put("id", Ids.text(entry.id()))
                .put("title", entry.title())
                .put("summary", entry.summary())
                .put("start_date", entry.startDate())
                .put("end_date", entry.endDate())
                .put("company", entry.company())
                .put("industry", entry.industry())
                .put("current", entry.current());
    }

    private static ObjectNode social(Profile.SocialProfile profile) {
        ObjectNode json = Json.object().put("type", profile.type());
        if (profile.name() != null) {
            json.put("name", profile.name());
        }
        if (profile.username() != null) {
            json.put("username", profile.username());
        }
        return json.put("url", profile.url());
    }

    private ObjectNode answer(Answer answer) {
        ObjectNode json = Json.object();
        json.putObject("question").put("body", answer.question());
        Answer.Value value = answer.value();
        if (value == null) {
            return json.putNull("answer");
        }
        ObjectNode said = json.putObject("answer");
        if (value instanceof Answer.Text text) {
            said.put("body", text.body());
        } else if (value instanceof Answer.Checked checked) {
            said.put("checked", checked.checked());
        } else if (value instanceof Answer.Choices choices) {
            ArrayNode chosen = said.putArray("choices");
            choices.bodies().forEach(body -> chosen.addObject().put("body", body));
        } else if (value instanceof Answer.Day day) {
            said.put("date", day.date());
        } else if (value instanceof Answer.Amount amount) {
            amount(said, amount.number());
        } else if (value instanceof Answer.Upload upload) {
            said.put("file_url", links.file(upload.file()));
        }
        return json;
    }

    private static void amount(ObjectNode json, double number) {
        if (number == Math.rint(number)) {
            json.put("number", (long) number);
        } else {
            json.put("number", number);
        }
    }
}
