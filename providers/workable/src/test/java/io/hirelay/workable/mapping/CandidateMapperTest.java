package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.http.Native;
import io.hirelay.http.WireJson;
import io.hirelay.model.Answer;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Application;
import io.hirelay.model.ApplicationStatus;
import io.hirelay.model.Attachment;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Candidate;
import io.hirelay.model.Coded;
import io.hirelay.model.Education;
import io.hirelay.model.Experience;
import io.hirelay.model.NamedRef;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.model.Source;
import io.hirelay.model.StageKind;
import io.hirelay.model.StageRef;
import io.hirelay.model.WebAddress;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.CandidatesPage;
import io.hirelay.workable.wire.StageDto;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateMapperTest {
    private static final StageDto PHONE_SCREEN =
            new StageDto("3", "c", "phone-screen", "Phone Screen", "phone-screen", 3);

    private static final String ROW = """
            {"id":"27270999","name":"Mina Okoro","firstname":"Mina","lastname":"Okoro","headline":"Clock maker",
             "account":{"subdomain":"acme","name":"Acme"},"job":{"shortcode":"0A1B2C3D4E","title":"Clock Maker"},
             "stage":"Phone Screen","stage_kind":"phone-screen","disqualified":false,"anonymized":false,
             "disqualification_reason":null,"hired_at":null,"moved_to_offer_at":null,"sourced":true,
             "profile_url":"https://acme.workable.com/backend/jobs/1/candidates/2","address":"1 High St, Leeds",
             "phone":"+44 20 7946 0000","email":"Mina@Example.com","domain":"linkedin.com","outlet":null,
             "common_source":"linkedin.com","common_source_category":"Job boards","created_at":"2026-04-11T03:36:38Z",
             "updated_at":"2026-07-23T18:58:15Z",
             "resume_metadata":{"filename":"cv.pdf","filetype":"pdf","created_at":"2026-04-11T03:36:38Z",
                                "updated_at":"2026-04-12T03:36:38Z"}}""";

    private static final String PROFILE = ROW.substring(0, ROW.length() - 1) + """
            ,"image_url":null,"disqualified_at":null,"withdrew":false,"uploader_id":"1f395d","cover_letter":"Dear all",
             "summary":"Twenty years of gears","education_entries":[{"id":"a1","degree":"BSc","school":"Leeds",
              "field_of_study":"Horology","start_date":"2001-09-01","end_date":null}],
             "experience_entries":[{"id":"e1","title":"Smith","summary":"<p>x</p>","start_date":"2005-01-01",
              "end_date":"2009-01-01","company":"Old Ltd","industry":"Metal","current":false},
              {"id":"e2","title":"Maker","company":"Now Ltd","current":true}],
             "skills":[{"name":"brass"},{"name":""},{}],"answers":[],"resume_url":"https://files.example/cv.pdf?sig=1",
             "social_profiles":[{"type":"linkedin","name":"LinkedIn","url":"https://www.linkedin.com/in/mina"},{"type":"x"}],
             "tags":["priority","night shift"],
             "location":{"location_str":"Leeds, England, United Kingdom","country":"United Kingdom","country_code":"GB",
              "region":"England","region_code":"ENG","city":"Leeds","zip_code":"LS1"},"originating_candidate_id":null}""";

    private static Native<CandidateDto> read(String json) {
        return new WireJson()
                .read(("{\"candidates\":[" + json + "]}").getBytes(StandardCharsets.UTF_8), CandidatesPage.class)
                .candidates()
                .get(0);
    }

    private static Candidate row(String json) {
        Native<CandidateDto> row = read(json);
        return CandidateMapper.MAPPER.row(new CandidateView(row, false, Optional.of(PHONE_SCREEN), false), row.raw());
    }

    private static Candidate profile(String json) {
        Native<CandidateDto> profile = read(json);
        return CandidateMapper.MAPPER.record(
                new CandidateView(profile, true, Optional.of(PHONE_SCREEN), false), profile.raw());
    }

    private static Application application(String json, boolean profile, boolean withdrew) {
        Native<CandidateDto> row = read(json);
        CandidateView view = new CandidateView(row, profile, Optional.empty(), withdrew);
        return profile
                ? ApplicationMapper.MAPPER.record(view, row.raw())
                : ApplicationMapper.MAPPER.row(view, row.raw());
    }

    @Test
    void aRowCarriesWhatRowsCarry() {
        Candidate mina = row(ROW);

        assertEquals("27270999", mina.id().value());
        assertEquals(Optional.of("Mina"), mina.firstName());
        assertEquals(Optional.of("Okoro"), mina.lastName());
        assertEquals(Optional.of("Mina Okoro"), mina.name());
        assertEquals(Optional.of("Clock maker"), mina.title());
        assertEquals(Optional.of("Mina@Example.com"), mina.emails().get(0).email());
        assertEquals(Optional.of("+44 20 7946 0000"), mina.phones().get(0).number());
        assertEquals(
                Optional.of(new Source(Optional.empty(), Optional.of("linkedin.com"), Optional.of("Job boards"))),
                mina.source());
        assertEquals(Optional.of(true), mina.isSourced());
        assertEquals(Optional.of(Instant.parse("2026-04-11T03:36:38Z")), mina.createdAt());
        assertEquals(ROW, mina.remoteData().text());
        assertEquals(
                Set.of(
                        "company",
                        "urls",
                        "locations",
                        "location_details",
                        "tags",
                        "summary",
                        "cover_letter",
                        "education",
                        "experience",
                        "skills",
                        "answers"),
                mina.notLoaded());
    }

    @Test
    void theRowsApplicationStandsWithinIt() {
        Application application = row(ROW).applications().get(0);

        assertEquals("27270999", application.id().value());
        assertEquals(Optional.of(Ref.to("27270999")), application.candidate());
        assertEquals(Optional.of(Ref.to("0A1B2C3D4E")), application.job());
        assertEquals(
                Optional.of(new StageRef(
                        Optional.of(io.hirelay.model.Id.of("phone-screen")),
                        Optional.of("Phone Screen"),
                        Optional.of(Coded.of(StageKind.PHONE_SCREEN, "phone-screen")),
                        Optional.of(Ref.to("0A1B2C3D4E")))),
                application.currentStage());
        assertEquals(Optional.of(Instant.parse("2026-04-11T03:36:38Z")), application.appliedAt());
        assertEquals(Set.of("rejected_at", "credited_to"), application.notLoaded());
        assertEquals(RawJson.NULL, application.remoteData());
    }

    @Test
    void theProfileCarriesEverything() {
        Candidate mina = profile(PROFILE);

        assertEquals(Set.of(), mina.notLoaded());
        assertEquals(Optional.of("Now Ltd"), mina.company());
        assertEquals(Optional.of("Twenty years of gears"), mina.summary());
        assertEquals(Optional.of("Dear all"), mina.coverLetter());
        assertEquals(
                List.of(NamedRef.to("priority", "priority"), NamedRef.to("night shift", "night shift")), mina.tags());
        assertEquals(List.of("brass"), mina.skills());
        assertEquals(
                List.of(
                        new WebAddress(Optional.of("https://www.linkedin.com/in/mina"), Optional.of("linkedin")),
                        new WebAddress(
                                Optional.of("https://acme.workable.com/backend/jobs/1/candidates/2"),
                                Optional.of("profile"))),
                mina.urls());
        assertEquals(List.of("Leeds, England, United Kingdom", "1 High St, Leeds"), mina.locations());
        assertEquals(Optional.of("LS1"), mina.locationDetails().get(0).postalCode());
        assertEquals(
                List.of(new Education(
                        Optional.of("Leeds"),
                        Optional.of("BSc"),
                        Optional.of("Horology"),
                        Optional.of(LocalDate.of(2001, 9, 1)),
                        Optional.empty())),
                mina.education());
        assertEquals(
                new Experience(
                        Optional.of("Old Ltd"),
                        Optional.of("Smith"),
                        Optional.of("<p>x</p>"),
                        Optional.of("Metal"),
                        Optional.of(false),
                        Optional.of(LocalDate.of(2005, 1, 1)),
                        Optional.of(LocalDate.of(2009, 1, 1))),
                mina.experience().get(0));
        Application application = mina.applications().get(0);
        assertEquals(Set.of(), application.notLoaded());
        assertEquals(
                "1f395d",
                application.creditedTo().orElseThrow().id().orElseThrow().value());
    }

    @Test
    void theResumeIsKnownOnRowsAndHasItsAddressOnTheProfile() {
        Attachment listed = row(ROW).attachments().get(0);
        Attachment full = profile(PROFILE).attachments().get(0);

        assertEquals(listed.id(), full.id());
        assertEquals(Optional.of("cv.pdf"), listed.fileName());
        assertEquals(Optional.empty(), listed.fileUrl());
        assertEquals(Optional.of("https://files.example/cv.pdf?sig=1"), full.fileUrl());
        assertTrue(full.attachmentType().orElseThrow().is(AttachmentType.RESUME));
        assertEquals(full, profile(PROFILE).applications().get(0).attachments().get(0));
        assertEquals(List.of(), row("{\"id\":\"27\"}").attachments());
    }

    @Test
    void oneOfTheTalentPoolHasNoApplication() {
        Candidate pooled = profile("""
                {"id":"2727c2c3","name":"Mina","talent_pool":{"talent_pool_id":737404,"identifier":"b454e"},
                 "stage":"Sourced","stage_kind":"sourced","disqualified":false,"resume_url":"https://files.example/x/cv%20b.pdf"}""");

        assertEquals(List.of(), pooled.applications());
        assertTrue(pooled.isLoaded("applications"));
        assertEquals(Optional.empty(), pooled.attachments().get(0).application());
    }

    @ParameterizedTest
    @CsvSource({
        "false, phone-screen, false, ACTIVE",
        "false, hired, false, HIRED",
        "true, hired, false, REJECTED",
        "true, offer, true, WITHDRAWN",
        "true, , false, REJECTED",
        "false, , false, ACTIVE"
    })
    void disqualificationComesBeforeTheStage(
            boolean disqualified, String kind, boolean withdrew, ApplicationStatus status) {
        String json = "{\"id\":\"27\",\"job\":{\"shortcode\":\"A\"},\"disqualified\":" + disqualified
                + ",\"stage_kind\":" + (kind == null ? "null" : "\"" + kind + "\"") + "}";

        assertTrue(application(json, false, withdrew).status().orElseThrow().is(status));
    }

    @Test
    void aRejectionHasItsTimeAndReason() {
        String json = """
                {"id":"27","job":{"shortcode":"A"},"stage":"Offer","disqualified":true,
                 "disqualified_at":"2026-07-23T20:00:01.123Z","disqualification_reason":"Too far away",
                 "hired_at":"2026-07-01T00:00:00Z"}""";

        Application application = application(json, true, false);
        assertEquals(Optional.of(Instant.parse("2026-07-23T20:00:01.123Z")), application.rejectedAt());
        assertEquals(Optional.of("Too far away"), application.rejectReason());
        assertEquals(Optional.of(Instant.parse("2026-07-01T00:00:00Z")), application.hiredAt());
        assertEquals(
                Optional.of("Offer"), application.currentStage().orElseThrow().name());
        assertEquals(Optional.empty(), application.currentStage().orElseThrow().id());

        Application listed = application(json, false, false);
        assertFalse(listed.isLoaded("rejected_at"));
        assertEquals(Optional.empty(), listed.rejectedAt());
    }

    @Test
    void anUnknownKindOfStageIsCarried() {
        Application application = application(
                "{\"id\":\"27\",\"job\":{},\"stage\":\"Trial\",\"stage_kind\":\"trial-day\"}", false, false);

        assertEquals(
                "trial-day",
                application.currentStage().orElseThrow().kind().orElseThrow().word());
        assertEquals(Optional.empty(), application.job());
    }

    @Test
    void theNameIsMadeOfItsPartsWhenItIsMissing() {
        assertEquals(
                Optional.of("Mina Okoro"),
                row("{\"id\":\"27\",\"firstname\":\"Mina\",\"lastname\":\"Okoro\"}")
                        .name());
        assertEquals(
                Optional.of("Mina"),
                row("{\"id\":\"27\",\"firstname\":\"Mina\"}").name());
        assertEquals(Optional.empty(), row("{\"id\":\"27\"}").name());
    }

    @Test
    void answersKeepTheirKind() {
        List<Answer> answers = profile("""
                        {"id":"27","answers":[
                         {"question":{"body":"Why?"},"answer":{"body":"Because"}},
                         {"question":{"body":"Tell us"},"answer":{"body":"<p>Long</p>"}},
                         {"question":{"body":"Right to work?"},"answer":{"checked":false}},
                         {"question":{"body":"Languages"},"answer":{"choices":[{"body":"el"},{"body":"fr"}]}},
                         {"question":{"body":"From"},"answer":{"date":"2026-01-31"}},
                         {"question":{"body":"Years"},"answer":{"number":7.50}},
                         {"question":{"body":"Sample"},"answer":{"file_url":"https://files.example/a.pdf"}},
                         {"question":{"body":"Skipped"},"answer":null},
                         {"question":{"body":"Quoted"},"answer":{"number":"12"}},
                         {"question":{"body":"New"},"answer":{"colour":{"r":1}}},
                         {"question":null,"answer":{"checked":"yes"}}]}""").answers();

        assertEquals(
                List.of(
                        new Answer(
                                Optional.of("Why?"),
                                Optional.empty(),
                                Optional.of("short_text"),
                                Optional.of(new AnswerValue.Text("Because"))),
                        new Answer(
                                Optional.of("Tell us"),
                                Optional.empty(),
                                Optional.of("free_text"),
                                Optional.of(new AnswerValue.Text("<p>Long</p>"))),
                        new Answer(
                                Optional.of("Right to work?"),
                                Optional.empty(),
                                Optional.of("boolean"),
                                Optional.of(new AnswerValue.Flag(false))),
                        new Answer(
                                Optional.of("Languages"),
                                Optional.empty(),
                                Optional.of("multiple_choice"),
                                Optional.of(new AnswerValue.Choices(List.of("el", "fr")))),
                        new Answer(
                                Optional.of("From"),
                                Optional.empty(),
                                Optional.of("date"),
                                Optional.of(new AnswerValue.Text("2026-01-31"))),
                        new Answer(
                                Optional.of("Years"),
                                Optional.empty(),
                                Optional.of("numeric"),
                                Optional.of(new AnswerValue.Number(new BigDecimal("7.50")))),
                        new Answer(
                                Optional.of("Sample"),
                                Optional.empty(),
                                Optional.of("file"),
                                Optional.of(new AnswerValue.FileUrl("https://files.example/a.pdf"))),
                        new Answer(Optional.of("Skipped"), Optional.empty(), Optional.empty(), Optional.empty()),
                        new Answer(
                                Optional.of("Quoted"),
                                Optional.empty(),
                                Optional.of("numeric"),
                                Optional.of(new AnswerValue.Number(new BigDecimal("12")))),
                        new Answer(Optional.of("New"), Optional.empty(), Optional.empty(), Optional.empty()),
                        new Answer(Optional.empty(), Optional.empty(), Optional.of("boolean"), Optional.empty())),
                answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"27\"}",
                "{\"id\":27,\"job\":\"x\",\"stage\":[],\"disqualified\":\"yes\",\"created_at\":{},\"email\":[1]}",
                "{\"id\":\"27\",\"job\":{\"shortcode\":\" \"},\"tags\":[\" \",\"\\u0000\",null],\"location\":[]}",
                "{\"id\":\"27\",\"skills\":{},\"answers\":[null,1],\"education_entries\":[null],\"experience_entries\":7}",
                "{\"id\":\"27\",\"job\":{\"shortcode\":\"A\"},\"uploader_id\":\"\",\"resume_metadata\":{},\"resume_url\":\"no url\"}",
                "{\"id\":\"27\",\"created_at\":\"yesterday\",\"updated_at\":1784839970,\"hired_at\":\"2026-02-30\"}"
            })
    void everyObjectWithAnIdIsACandidate(String json) {
        assertEquals("27", row(json).id().value());
        Candidate full = profile(json);
        assertEquals("27", full.id().value());
        assertEquals(json, full.remoteData().text());
    }

    @Test
    void theStageOfThePipelineTellsWhatItIsForWhereTheCandidateDoesNot() {
        Native<CandidateDto> row = read(ROW.replaceAll("\"stage_kind\":\"[^\"]*\",", ""));
        StageDto hired = new StageDto("7", "7", "hired", "Hired", "hired", 7);

        Application application =
                ApplicationMapper.MAPPER.row(new CandidateView(row, false, Optional.of(hired), false), row.raw());

        assertEquals(
                "hired",
                application.currentStage().orElseThrow().kind().orElseThrow().word());
        assertEquals("hired", application.status().orElseThrow().word());
    }
}
