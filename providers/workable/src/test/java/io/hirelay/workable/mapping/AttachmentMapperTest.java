package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.model.Attachment;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Ref;
import io.hirelay.workable.wire.CandidateEnvelope;
import io.hirelay.workable.wire.FilesDto;
import io.hirelay.workable.wire.OfferDto;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttachmentMapperTest {
    private static final String WITH_RESUME = """
            {"id":"c1","job":{"shortcode":"AB12"},"resume_url":"https://files.example/cv?sig=1",
             "resume_metadata":{"filename":"cv.pdf","filetype":"pdf","created_at":"2026-05-04T09:00:00Z",
                                "updated_at":"2026-05-05T09:00:00Z"}}""";
    private static final String WITHOUT_RESUME = "{\"id\":\"c1\",\"job\":{\"shortcode\":\"AB12\"},\"resume_url\":null}";

    @Test
    void theResumeIsListedOnceAndFirst() {
        List<Attachment> all = all(WITH_RESUME, """
                {"name":"notes.pdf","preview_url":"https://files.example/n?sig=1"},
                {"name":"cv.pdf","preview_url":"https://files.example/cv?sig=2","kind":"Resume"}""", "");

        assertEquals(
                List.of("cv.pdf", "notes.pdf"),
                all.stream().map(file -> file.fileName().orElseThrow()).toList());
        Attachment resume = all.get(0);
        assertEquals(AttachmentType.RESUME, type(resume));
        assertEquals(Optional.of("https://files.example/cv?sig=1"), resume.fileUrl());
        assertEquals(Optional.of(Instant.parse("2026-05-04T09:00:00Z")), resume.createdAt());
        assertEquals(Optional.of(Instant.parse("2026-05-05T09:00:00Z")), resume.updatedAt());
        assertEquals(Optional.of(Ref.to("c1")), resume.candidate());
        assertEquals(Optional.of(Ref.to("c1")), resume.application());
        assertEquals(Optional.of(Ref.to("AB12")), resume.job());
        assertTrue(resume.remoteData().text().startsWith("{\"filename\":\"cv.pdf\""));
    }

    @Test
    void aFileOfTheResumesNameIsTheResumeOnlyWhereNothingElseIsSaid() {
        assertEquals(
                1,
                all(WITH_RESUME, "{\"name\":\"cv.pdf\",\"preview_url\":\"u\"}", "")
                        .size());
        assertEquals(
                2,
                all(WITH_RESUME, "{\"name\":\"cv.pdf\",\"preview_url\":\"u\",\"kind\":\"Certificate\"}", "")
                        .size());
    }

    @Test
    void anEarlierResumeStaysBesideTheOneInForce() {
        List<Attachment> all = all(WITH_RESUME, """
                {"name":"old.pdf","kind":"resume"},{"name":"cv.pdf","kind":"resume"}""", "");

        assertEquals(
                List.of("cv.pdf", "old.pdf"),
                all.stream().map(file -> file.fileName().orElseThrow()).toList());
        assertTrue(all.stream().allMatch(file -> type(file) == AttachmentType.RESUME));
    }

    @Test
    void aResumeThatOnlyTheFilesShowIsTheResumeAllTheSame() {
        Attachment resume = all(WITHOUT_RESUME, "{\"name\":\"cv.pdf\",\"preview_url\":\"u\",\"kind\":\"résumé\"}", "")
                .get(0);

        assertEquals(AttachmentIds.resume("c1"), resume.id().value());
        assertEquals(Optional.of("u"), resume.fileUrl());
    }

    @Test
    void aDocumentOfTheOfferIsListedOnce() {
        String document =
                "{\"name\":\"Offer.pdf\",\"preview_url\":\"https://files.example/o?sig=%d\",\"kind\":\"Offer\"}";

        List<Attachment> both = all(WITHOUT_RESUME, document.formatted(1), document.formatted(2));
        List<Attachment> inFiles = all(WITHOUT_RESUME, document.formatted(3), "");
        List<Attachment> inOffer = all(WITHOUT_RESUME, "", "{\"name\":\"Offer.pdf\",\"preview_url\":\"u\"}");

        assertEquals(1, both.size());
        assertEquals(AttachmentType.OFFER, type(both.get(0)));
        assertEquals(AttachmentType.OFFER, type(inOffer.get(0)));
        assertEquals(both.get(0).id(), inFiles.get(0).id());
        assertEquals(both.get(0).id(), inOffer.get(0).id());
    }

    @Test
    void idsSurviveNewSignaturesAndTellTwinsApart() {
        String twice =
                "{\"name\":\"a.pdf\",\"preview_url\":\"u?%1$s\"},{\"name\":\"a.pdf\",\"preview_url\":\"v?%1$s\"}";

        List<String> first = ids(all(WITHOUT_RESUME, twice.formatted("one"), ""));
        List<String> second = ids(all(WITHOUT_RESUME, twice.formatted("two") + ",{\"name\":\"b.pdf\"}", ""));

        assertEquals(2, first.stream().distinct().count());
        assertEquals(first, second.subList(0, 2));
    }

    @Test
    void anIdAloneLeadsToTheCandidateAndGivesNoNameAway() {
        List<String> ids = ids(all(WITH_RESUME, "{\"name\":\"Jane Doe.pdf\"}", ""));

        assertTrue(ids.stream().allMatch(id -> AttachmentIds.candidate(id).equals(Optional.of("c1"))));
        assertFalse(ids.get(1).contains("Jane"));
        assertEquals(Optional.empty(), AttachmentIds.candidate("nonsense"));
    }

    @Test
    void aFileWithoutAKindIsACoverLetterWhenItSaysSo() {
        List<Attachment> all = all(WITHOUT_RESUME, """
                {"name":"Cover Letter - Ada.pdf"},{"name":"letter.pdf"},
                {"name":"x.pdf","kind":"Cover letter"},{"name":"y.pdf","kind":"assessment-report"}""", "");

        assertEquals(
                List.of(
                        AttachmentType.COVER_LETTER,
                        AttachmentType.OTHER,
                        AttachmentType.COVER_LETTER,
                        AttachmentType.OTHER),
                all.stream().map(AttachmentMapperTest::type).toList());
        assertEquals(
                "assessment-report", all.get(3).attachmentType().orElseThrow().providerWord());
    }

    @Test
    void somebodyInTheTalentPoolHasFilesButNoApplication() {
        Attachment file = all("{\"id\":\"c1\",\"talent_pool\":{\"talent_pool_id\":3}}", "{\"name\":\"a.pdf\"}", "")
                .get(0);

        assertEquals(Optional.of(Ref.to("c1")), file.candidate());
        assertEquals(Optional.empty(), file.application());
        assertEquals(Optional.empty(), file.job());
    }

    @Test
    void nobodyHasAResumeThatIsNotThere() {
        assertEquals(List.of(), all(WITHOUT_RESUME, "", ""));
    }

    private static AttachmentType type(Attachment attachment) {
        return attachment.attachmentType().orElseThrow().known().orElseThrow();
    }

    private static List<String> ids(List<Attachment> all) {
        return all.stream().map(file -> file.id().value()).toList();
    }

    private static List<Attachment> all(String candidate, String files, String documents) {
        return AttachmentMapper.all(
                Wire.read(CandidateEnvelope.class, "{\"candidate\":" + candidate + "}")
                        .candidate(),
                Wire.read(FilesDto.class, "{\"files\":[" + files + "]}").files(),
                Objects.requireNonNull(Wire.read(OfferDto.class, "{\"documents\":[" + documents + "]}")
                        .documents()));
    }
}
