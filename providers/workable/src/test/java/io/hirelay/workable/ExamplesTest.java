package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Connection;
import io.hirelay.file.Content;
import io.hirelay.file.Download;
import io.hirelay.input.AttachmentDownload;
import io.hirelay.input.CandidateChange;
import io.hirelay.input.CandidateType;
import io.hirelay.input.DuplicateMatch;
import io.hirelay.input.DuplicateQuery;
import io.hirelay.input.DuplicateSearch;
import io.hirelay.input.FileInput;
import io.hirelay.input.NewActivity;
import io.hirelay.input.NewApplication;
import io.hirelay.input.NewAttachment;
import io.hirelay.input.NewCandidate;
import io.hirelay.input.NewScorecard;
import io.hirelay.model.Activity;
import io.hirelay.model.Application;
import io.hirelay.model.Attachment;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Candidate;
import io.hirelay.model.Change;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Experience;
import io.hirelay.model.Job;
import io.hirelay.model.JobStatus;
import io.hirelay.model.Recommendation;
import io.hirelay.model.Scorecard;
import io.hirelay.model.StageRef;
import io.hirelay.model.Visibility;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that products do, as the README shows them: what stands between the marks here stands there. */
class ExamplesTest {
    private static final byte[] PDF = "%PDF-1.4 a file".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final SandboxConnection sandbox = SandboxConnection.open();
    private final Connection connection = sandbox.connection();
    private Path resume = Path.of("");
    private Path report = Path.of("");

    @BeforeEach
    void files() throws IOException {
        resume = Files.write(folder.resolve("grace.pdf"), PDF);
        report = Files.write(folder.resolve("report.pdf"), PDF);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void a_sourcing_tool() {
        // example: sourcing
        // the jobs to pick from: a list hides confidential ones
        List<Job> jobs = connection.jobs().stream(AtsFilters.Jobs.STATUS.is(JobStatus.OPEN))
                .toList();

        // who may be the same person, best first; nothing is ever merged without being told to
        DuplicateSearch before =
                connection.candidates().findDuplicates(DuplicateQuery.of("grace@example.com", "Grace Hopper"));

        // nobody is: upload her as new; she arrives in stage Sourced and hears nothing of it
        Candidate grace = connection
                .candidates()
                .create(NewCandidate.builder()
                        .jobId(jobs.get(0).id().value())
                        .firstName("Grace")
                        .lastName("Hopper")
                        .title("Rear Admiral")
                        .email("grace@example.com")
                        .source("linkedin.com")
                        .resume(FileInput.of("grace.pdf", Content.of(resume)))
                        .build())
                .value();
        String stage = grace.applications()
                .get(0)
                .currentStage()
                .flatMap(StageRef::name)
                .orElse("?");

        // the next time she is found: merge into the one whom the user has chosen
        DuplicateMatch chosen = connection
                .candidates()
                .findDuplicates(DuplicateQuery.of("Grace@Example.com", "Grace Hopper"))
                .result()
                .get(0);
        Candidate merged = connection
                .candidates()
                .update(CandidateChange.of(chosen.candidate().id().value())
                        .skillsAdd(List.of("compilers"))
                        .tagsAdd(List.of("sourced-twice"))
                        .build())
                .value();

        // and a second application, to another job
        Application second = connection
                .applications()
                .create(NewApplication.of(jobs.get(1).id().value(), merged.id()))
                .value();
        // end
        assertTrue(jobs.stream().noneMatch(job -> job.confidential().orElse(false)));
        assertEquals(List.of(), before.result());
        assertEquals("Sourced", stage);
        assertEquals(grace.id(), chosen.candidate().id());
        assertEquals(List.of("email", "name"), chosen.matchedOn());
        assertEquals(List.of("compilers"), merged.skills());
        assertEquals(Optional.of("Rear Admiral"), merged.title());
        assertEquals(Optional.of(jobs.get(1).id()), second.job().map(job -> job.id()));
        assertNotEquals(grace.id().value(), second.id().value());
    }

    @Test
    void a_workflow_product() {
        Instant lastLook = Instant.parse("2020-01-01T00:00:00Z");
        // example: workflow
        // jobs by state, changed since the last look, page by page
        ListRequest<Job> changed = ListRequest.<Job>all()
                .where(AtsFilters.Jobs.STATUS.is(JobStatus.OPEN))
                .where(AtsFilters.Jobs.UPDATED_AT.compares(Operator.GT, lastLook))
                .limit(2);
        Page<Job> page = connection.jobs().list(changed);
        Page<Job> next = connection.jobs().list(changed.after(page.next()));

        Candidate ada = connection
                .candidates()
                .create(NewCandidate.builder()
                        .jobId(page.items().get(0).id().value())
                        .firstName("Ada")
                        .lastName("Byron")
                        .email("ada.byron@example.com")
                        .title("Analyst")
                        .summary("Writes programs for engines.")
                        .address("12 St James's Square, London")
                        .phone("+44 20 7946 0000")
                        .coverLetter("Dear team")
                        .experience(List.of(new Experience(
                                Optional.of("Analytical Engines"),
                                Optional.of("Analyst"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(true),
                                Optional.of(LocalDate.of(2020, 1, 1)),
                                Optional.empty())))
                        .url("https://www.linkedin.com/in/adabyron")
                        .build())
                .value();

        // what is not named stays as it is; clear() empties a field
        Candidate promoted = connection
                .candidates()
                .update(CandidateChange.of(ada.id().value())
                        .title("Senior analyst")
                        .coverLetter(Change.clear())
                        .build())
                .value();

        List<Activity> stream = connection.activities().stream(
                        AtsFilters.Activities.CANDIDATE_ID.is(ada.id().value()))
                .toList();
        // end
        assertEquals(2, page.items().size());
        assertFalse(next.items().isEmpty());
        assertEquals(Optional.of("Senior analyst"), promoted.title());
        assertEquals(Optional.empty(), promoted.coverLetter());
        assertEquals(ada.summary(), promoted.summary());
        assertEquals(ada.experience(), promoted.experience());
        assertFalse(stream.isEmpty());
    }

    @Test
    void a_talent_marketplace() {
        String jobId = sandbox.walk(io.hirelay.operation.Ats.JOBS_LIST, ListRequest.all())
                .get(0)
                .id()
                .value();
        // example: marketplace
        Written<Candidate> exported = connection
                .candidates()
                .create(NewCandidate.builder()
                        .jobId(jobId)
                        .stageId("Phone Screen") // a stage by name or slug
                        .type(CandidateType.LEAD)
                        .name("Katherine Johnson")
                        .email("katherine@example.com")
                        .source("hackajob.com") // what reports attribute the candidate to
                        .resume(FileInput.of("cv.pdf", Content.of(resume)))
                        .build());
        Attachment profile = connection
                .attachments()
                .create(NewAttachment.of(exported.value().id().value(), "profile.pdf", Content.of(report)))
                .value();
        // end
        assertEquals(Written.Outcome.CREATED, exported.outcome());
        assertEquals(
                Optional.of("phone-screen"),
                exported.value()
                        .applications()
                        .get(0)
                        .currentStage()
                        .flatMap(StageRef::id)
                        .map(id -> id.value()));
        assertEquals(Optional.of("profile.pdf"), profile.fileName());
        List<Attachment> files = connection.attachments().stream(AtsFilters.Attachments.CANDIDATE_ID.is(
                        exported.value().id().value()))
                .toList();
        assertTrue(files.stream()
                .anyMatch(file -> file.attachmentType().orElseThrow().is(AttachmentType.RESUME)));
        assertTrue(files.stream().anyMatch(file -> file.id().equals(profile.id())), files.toString());
    }

    @Test
    void an_assessment_vendor() throws IOException {
        String candidateId = sandbox.walk(io.hirelay.operation.Ats.CANDIDATES_LIST, ListRequest.all())
                .get(3)
                .id()
                .value();
        String recruiter = sandbox.walk(io.hirelay.operation.Ats.USERS_LIST, ListRequest.all()).stream()
                .filter(user -> user.accessRole().orElseThrow().is(io.hirelay.model.AccessRole.ADMIN))
                .findFirst()
                .flatMap(user -> user.emails().get(0).email())
                .orElseThrow();
        // example: assessment
        // in the name of the recruiter who asked for the assessment
        Connection asRecruiter = connection.as(recruiter);
        Scorecard score = asRecruiter
                .scorecards()
                .create(NewScorecard.of(candidateId, Recommendation.STRONG_YES, "87 of 100 points")
                        .replacing())
                .value();
        asRecruiter
                .activities()
                .create(NewActivity.link(candidateId, "https://assess.example.com/reports/87", "Full report"));
        Attachment pdf = asRecruiter
                .attachments()
                .create(NewAttachment.of(candidateId, "report.pdf", Content.of(report)))
                .value();
        try (Download back = connection.attachments().download(AttachmentDownload.of(pdf.id()))) {
            Files.copy(back.stream(), folder.resolve("back.pdf"));
        }
        // end
        assertTrue(score.overallRecommendation().orElseThrow().is(Recommendation.STRONG_YES));
        assertEquals(Optional.of("87 of 100 points"), score.body());
        assertEquals(-1, Files.mismatch(report, folder.resolve("back.pdf")));
        assertTrue(connection.activities().stream(AtsFilters.Activities.CANDIDATE_ID.is(candidateId))
                .anyMatch(activity -> activity.body().orElse("").contains("https://assess.example.com/reports/87")));
    }

    @Test
    void a_background_check_vendor() {
        String candidateId = sandbox.walk(io.hirelay.operation.Ats.CANDIDATES_LIST, ListRequest.all())
                .get(5)
                .id()
                .value();
        // example: background
        Candidate subject = connection.candidates().get(candidateId);
        String name = subject.name().orElse("?");
        String email = subject.emails().stream()
                .findFirst()
                .flatMap(EmailAddress::email)
                .orElse("?");
        String address = subject.locations().stream().findFirst().orElse("?");

        // seen by administrators alone; private (the hiring team) and public are the others
        Activity status = connection
                .activities()
                .create(NewActivity.note(candidateId, "Background check: clear")
                        .seenBy(Visibility.ADMIN_ONLY)
                        .with(FileInput.of("report.pdf", Content.of(report))))
                .value();
        // end
        assertNotEquals("?", name);
        assertNotEquals("?", email);
        assertFalse(address.isBlank());
        assertEquals(Optional.of("Background check: clear"), status.body());
        assertTrue(status.visibility().orElseThrow().is(Visibility.ADMIN_ONLY));
    }

    @Test
    void the_readme_shows_what_runs_here() throws IOException {
        Path module =
                Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        List<String> shown = blocks(Files.readString(module.resolve("README.md")));
        List<String> run = new ArrayList<>();
        for (String test : List.of("ExamplesTest", "HrisExamplesTest")) {
            run.addAll(
                    regions(Files.readString(module.resolve("src/test/java/io/hirelay/workable/" + test + ".java"))));
        }
        assertEquals(9, run.size());
        assertEquals(run, shown);
    }

    private static List<String> blocks(String readme) {
        List<String> blocks = new ArrayList<>();
        Matcher java = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
        while (java.find()) {
            blocks.add(java.group(1));
        }
        return blocks;
    }

    private static List<String> regions(String source) {
        List<String> regions = new ArrayList<>();
        Matcher region = Pattern.compile(" {8}// example: \\w+\n(.*?) {8}// end\n", Pattern.DOTALL)
                .matcher(source);
        while (region.find()) {
            regions.add(region.group(1)
                    .lines()
                    .map(line -> line.isBlank() ? "" : line.substring(8))
                    .collect(Collectors.joining("\n", "", "\n")));
        }
        return regions;
    }
}
