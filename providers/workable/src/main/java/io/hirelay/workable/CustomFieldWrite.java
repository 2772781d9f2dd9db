package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.input.CandidateCustomField;
import io.hirelay.model.Answer;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.CustomField;
import io.hirelay.model.Ref;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.mapping.AnswerMapping;
import io.hirelay.workable.mapping.CustomFieldMapper;
import io.hirelay.workable.wire.AnswerDto;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.ChoiceDto;
import io.hirelay.workable.wire.CustomAttributeDto;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that a custom attribute of a candidate is to have. Setting it twice leaves the same as setting it once, so one
 * that is not to be seen after an answer was lost may be sent again.
 */
final class CustomFieldWrite implements PreparedWrite<CandidateCustomField> {
    private static final String BASELINE = "value:";

    private final WorkableSession session;
    private final Native<CustomAttributeDto> attribute;
    private final Native<CandidateDto> before;
    private final NativeBody body;
    private final Uploads files;
    private final CallContext call;

    CustomFieldWrite(
            WorkableSession session,
            Native<CustomAttributeDto> attribute,
            Native<CandidateDto> before,
            NativeBody body,
            Uploads files,
            CallContext call) {
        this.session = session;
        this.attribute = attribute;
        this.before = before;
        this.body = body;
        this.files = files;
        this.call = call;
    }

    @Override
    public Plan plan() {
        return new Plan("PATCH", "/spi/v3/candidates/" + id() + "/update_custom_attribute_value", body.shown());
    }

    /** Values may be personal: only whether it was there, and for a file which one it was. */
    @Override
    public String baseline() {
        return BASELINE + stamp(before);
    }

    @Override
    public Written<CandidateCustomField> execute() {
        if (isAsWanted(before)) {
            return new Written<>(answer(before), Written.Outcome.UNCHANGED);
        }
        try {
            session.write(session.actions().setCustomAttribute(id(), body.request(), call));
        } catch (NotFoundException e) {
            throw new InvalidRequestException(
                    ErrorCode.REMOTE_VALIDATION_FAILED,
                    "Workable does not know this custom attribute for this candidate: the candidate's job has to have it",
                    List.of(),
                    List.of(),
                    e.providerFailure().orElse(null));
        }
        return new Written<>(session.readBack(() -> answer(read())), Written.Outcome.UPDATED);
    }

    @Override
    public Reconciliation<CandidateCustomField> look(String baseline) {
        Native<CandidateDto> now = read();
        boolean applied =
                isAsWanted(now) || isFile() && baseline.startsWith(BASELINE) && !baseline.equals(BASELINE + stamp(now));
        return applied ? Reconciliation.happened(answer(now), Written.Outcome.UPDATED) : Reconciliation.missing();
    }

    @Override
    public void close() {
        files.close();
    }

    private String id() {
        return before.value().id();
    }

    private Native<CandidateDto> read() {
        return Candidates.profile(session, id(), call, RemoteQuery.NONE);
    }

    private CandidateCustomField answer(Native<CandidateDto> candidate) {
        CustomField field = CustomFieldMapper.map(attribute, Optional.empty());
        return new CandidateCustomField(
                field.id(), field.label(), field.type(), Ref.to(id()), value(candidate), attribute.raw());
    }

    /** Workable shows it as an answer to a question of the attribute's label. */
    private Optional<AnswerValue> value(Native<CandidateDto> candidate) {
        List<AnswerDto> answers = candidate.value().answers();
        return answers == null
                ? Optional.empty()
                : answers.stream()
                        .filter(answer -> answer != null)
                        .map(AnswerMapping::answer)
                        .filter(answer -> answer.question()
                                .equals(Optional.ofNullable(attribute.value().label())))
                        .findFirst()
                        .flatMap(Answer::value);
    }

    private boolean isFile() {
        return sent().containsKey("file");
    }

    private boolean isAsWanted(Native<CandidateDto> candidate) {
        Optional<AnswerValue> there = value(candidate);
        Map<?, ?> sent = sent();
        if (there.isEmpty()) {
            return false;
        }
        AnswerValue value = there.get();
        if (value instanceof AnswerValue.Flag flag) {
            return flag.json().equals(sent.get("checked"));
        } else if (value instanceof AnswerValue.Number number) {
            return sent.get("value") instanceof BigDecimal wanted && wanted.compareTo(number.json()) == 0;
        } else if (value instanceof AnswerValue.Text text) {
            return text.json().equals(sent.get("value")) || text.json().equals(sent.get("date"));
        }
        return value instanceof AnswerValue.Choices choices
                && sent.get("choices") instanceof List<?> wanted
                && choices.json().equals(wanted.stream().map(this::text).toList());
    }

    /** What the choice of this id says. */
    private String text(Object choice) {
        List<ChoiceDto> choices = attribute.value().choices();
        return choices == null
                ? ""
                : choices.stream()
                        .filter(each -> each != null && choice.equals(each.id()))
                        .map(each -> String.valueOf(each.body()))
                        .findFirst()
                        .orElse("");
    }

    private Map<?, ?> sent() {
        return body.shown() instanceof Map<?, ?> map ? map : Map.of();
    }

    /** A file is stored anew under another address; what follows the address' path is a signature of the moment. */
    private String stamp(Native<CandidateDto> candidate) {
        return value(candidate)
                .map(value -> value instanceof AnswerValue.FileUrl file
                        ? Integer.toHexString(
                                file.json().replaceFirst("[?#].*", "").hashCode())
                        : "there")
                .orElse("");
    }
}
