package io.hirelay.json;

import io.hirelay.model.Answer;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Application;
import io.hirelay.model.ApplicationStatus;
import io.hirelay.model.Candidate;
import io.hirelay.model.Coded;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Experience;
import io.hirelay.model.Id;
import io.hirelay.model.Location;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.model.Source;
import io.hirelay.model.StageKind;
import io.hirelay.model.StageRef;
import io.hirelay.model.WebAddress;
import io.hirelay.model.WorkplaceType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Invented records that hold a value of every kind. */
final class Samples {
    static final RawJson RAW = RawJson.of("{ \"key\" : \"7c\",\"Grüße\":1.50 }");

    private Samples() {}

    static Application application() {
        return new Application(
                Id.of("7c:APP1"),
                Optional.of(Ref.to("7c")),
                Optional.of(Ref.to("JOB1")),
                Optional.of(Coded.of(ApplicationStatus.ACTIVE, "open")),
                Optional.of(new StageRef(
                        Optional.of(Id.of("phone-screen")),
                        Optional.of("Phone Screen"),
                        Optional.of(Coded.of(StageKind.PHONE_SCREEN)),
                        Optional.of(Ref.to("JOB1")))),
                Optional.of(Instant.parse("2026-03-01T10:00:00Z")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Source(Optional.empty(), Optional.of("Careers page"), Optional.empty())),
                Optional.empty(),
                List.of(),
                Optional.of(Instant.parse("2026-03-01T10:00:00Z")),
                Optional.empty(),
                RAW,
                Set.of("attachments", "credited_to"));
    }

    static Candidate candidate() {
        return new Candidate(
                Id.of("7c"),
                Optional.of("Zoë"),
                Optional.of("O\"Hara\n"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Ingeniería 🚀"),
                Optional.of(Instant.parse("2026-02-03T04:05:06.070Z")),
                Optional.of(false),
                Optional.empty(),
                List.of(new EmailAddress(Optional.of("zoe@example.com"), Optional.empty(), Optional.of(true))),
                List.of(new PhoneNumber(Optional.of("+30 210 000 0000"), Optional.empty(), Optional.of("mobile"))),
                List.of(new WebAddress(Optional.of("https://example.com/zoe"), Optional.of("profile"))),
                List.of("Athens, Greece"),
                List.of(new Location(
                        Optional.empty(),
                        Optional.of("Athens"),
                        Optional.of("Attica"),
                        Optional.of("Greece"),
                        Optional.of("GR"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Coded.<WorkplaceType>unknown("on the moon")))),
                List.of(new NamedRef<>(Optional.empty(), Optional.of("java"))),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(new Experience(
                        Optional.of("Acme"),
                        Optional.of("Engineer"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true),
                        Optional.of(LocalDate.of(2020, 2, 29)),
                        Optional.empty())),
                List.of(),
                List.of(
                        answer(new AnswerValue.Text("yes, <b>please</b>")),
                        answer(new AnswerValue.Flag(true)),
                        answer(new AnswerValue.Number(new BigDecimal("1.50"))),
                        answer(new AnswerValue.Choices(List.of("a", "b"))),
                        answer(new AnswerValue.FileUrl("https://example.com/f"))),
                Optional.empty(),
                Optional.of(true),
                List.of(application()),
                List.of(),
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                Optional.of(Instant.parse("2026-01-02T00:00:00.123456Z")),
                RAW,
                Set.of("education", "summary"));
    }

    private static Answer answer(AnswerValue value) {
        return new Answer(Optional.of("?"), Optional.empty(), Optional.empty(), Optional.of(value));
    }
}
