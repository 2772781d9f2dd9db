package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Findings;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.input.CandidateCustomField;
import io.hirelay.input.CustomFieldValue;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.CustomFieldType;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Operations;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.WriteSupport;
import io.hirelay.workable.mapping.AnswerWriter;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.CustomAttributeDto;
import io.hirelay.workable.wire.QuestionDto;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values of custom attributes, one at a time, by the attribute's id or exactly its label. Workable takes them like
 * answers to questions and shows them among a candidate's answers.
 */
final class CustomFieldWrites {
    private static final String VALUE = "value";

    /** What an answer stands under, where it is another key for an attribute. */
    private static final Map<String, String> KEYS = Map.of("body", VALUE, "number", VALUE);

    private CustomFieldWrites() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.write(Ats.CUSTOM_FIELDS_UPDATE, CustomFieldWrites::update, WriteSupport.PLAIN);
    }

    private static PreparedWrite<CandidateCustomField> update(
            WorkableSession session, CustomFieldValue input, CallContext call) {
        Uploads files = new Uploads(session, call);
        return files.closedUnless(() -> {
            Native<CustomAttributeDto> attribute =
                    attribute(session, input.id().value().strip(), call);
            Findings findings = new Findings();
            if (Boolean.FALSE.equals(attribute.value().enabled())) {
                findings.add("id", "is a custom attribute that is switched off at Workable");
            }
            Optional<Native<CandidateDto>> candidate = CandidateIdentifiers.profileInBody(
                    session, input.candidateId().value(), findings, call);
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("custom_attribute_key", attribute.value().id());
            value(attribute.value(), input, files, findings).ifPresent(body::putAll);
            findings.throwIfAny();
            return new CustomFieldWrite(
                    session,
                    attribute,
                    candidate.orElseThrow(),
                    NativeBody.of(body).merged(input.remoteData(), session.json()),
                    files,
                    call);
        });
    }

    private static Optional<Map<String, Object>> value(
            CustomAttributeDto attribute, CustomFieldValue input, Uploads files, Findings findings) {
        boolean ofFiles = CustomFieldType.FILE.word().equals(attribute.type());
        if (input.file().isPresent()) {
            if (!ofFiles) {
                findings.add("file", "is given for a field that holds no file; give value");
                return Optional.empty();
            }
            return files.spooled(input.file().get(), FileRules.ANSWER, findings.under("file"))
                    .map(file -> Map.of("file", file));
        }
        if (!(input.value() instanceof Change.Set<AnswerValue> set)) {
            findings.add(
                    VALUE,
                    "cannot be cleared: Workable takes no empty value; set another one, or clear it at Workable");
            return Optional.empty();
        }
        return AnswerWriter.answer(question(attribute), set.value(), findings).map(CustomFieldWrites::renamed);
    }

    private static Map<String, Object> renamed(Map<String, Object> answer) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        answer.forEach((key, value) -> renamed.put(KEYS.getOrDefault(key, key), value));
        return renamed;
    }

    private static QuestionDto question(CustomAttributeDto attribute) {
        return new QuestionDto(
                attribute.id(),
                attribute.label(),
                attribute.type(),
                false,
                attribute.singleAnswer(),
                attribute.choices(),
                null,
                null);
    }

    private static Native<CustomAttributeDto> attribute(WorkableSession session, String given, CallContext call) {
        return session.read(session.account().customAttributes(call, RemoteQuery.NONE)).customAttributes().stream()
                .filter(attribute -> attribute.value().id().equalsIgnoreCase(given)
                        || given.equals(attribute.value().label()))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REMOTE_NOT_FOUND,
                        "Workable has no custom attribute of this id or label in this account",
                        null));
    }
}
