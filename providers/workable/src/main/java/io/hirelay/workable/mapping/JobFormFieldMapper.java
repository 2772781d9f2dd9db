package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Coded;
import io.hirelay.model.FormFieldType;
import io.hirelay.model.JobFormField;
import io.hirelay.model.Option;
import io.hirelay.model.Ref;
import io.hirelay.workable.wire.ApplicationFormDto;
import io.hirelay.workable.wire.ChoiceDto;
import io.hirelay.workable.wire.FormFieldDto;
import io.hirelay.workable.wire.QuestionDto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields and questions of a job's application form as one list. A {@code complex} field such as education stays one
 * field under Workable's own type; its parts are in {@code remote_data}. Name and e-mail, which every form has and
 * Workable does not list, are not made up.
 */
public final class JobFormFieldMapper {
    private static final Map<String, FormFieldType> TYPES = Map.of(
            "string", FormFieldType.TEXT,
            "short_text", FormFieldType.TEXT,
            "free_text", FormFieldType.TEXTAREA,
            "numeric", FormFieldType.NUMBER,
            "date", FormFieldType.DATE,
            "file", FormFieldType.FILE,
            "boolean", FormFieldType.BOOLEAN,
            "dropdown", FormFieldType.DROPDOWN,
            "multiple_choice", FormFieldType.CHECKBOX);

    private static final Mapper<Entry, JobFormField> MAPPER = Mapper.of(JobFormField.class, Entry.class)
            .id(entry -> Ids.required("entry of an application form", entry.key))
            .value("name", String.class, entry -> entry.key)
            .value("job", Ref.class, entry -> Ids.ref(entry.job))
            .value("label", String.class, entry -> text(entry.label))
            .value("index", Integer.class, entry -> entry.index)
            .value("is_required", Boolean.class, entry -> entry.required)
            .coded("type", FormFieldType.class, JobFormFieldMapper::type)
            .list("options", Option.class, entry -> Options.of(entry.choices))
            .build();

    private JobFormFieldMapper() {}

    private record Entry(
            String job,
            int index,
            @Nullable String key,
            @Nullable String label,
            @Nullable String type,
            @Nullable Boolean required,
            @Nullable Boolean singleAnswer,
            @Nullable List<@Nullable ChoiceDto> choices) {}

    public static FieldPlan<JobFormField> plan() {
        return MAPPER.plan();
    }

    /** Everything that is asked, in the form's order: fields first, then questions. */
    public static List<JobFormField> map(ApplicationFormDto form, String job) {
        List<JobFormField> all = new ArrayList<>();
        for (Native<FormFieldDto> field : Present.<Native<FormFieldDto>>in(form.formFields())) {
            FormFieldDto dto = field.value();
            Entry entry = new Entry(job, all.size(), dto.key(), dto.label(), dto.type(), dto.required(), null, null);
            all.add(MAPPER.row(entry, field.raw()));
        }
        for (Native<QuestionDto> question : Present.<Native<QuestionDto>>in(form.questions())) {
            QuestionDto dto = question.value();
            Entry entry = new Entry(
                    job,
                    all.size(),
                    dto.id(),
                    dto.body(),
                    dto.type(),
                    dto.required(),
                    dto.singleAnswer(),
                    dto.choices());
            all.add(MAPPER.row(entry, question.raw()));
        }
        return all;
    }

    private static @Nullable Coded<FormFieldType> type(Entry entry) {
        String word = entry.type;
        if (word == null) {
            return null;
        }
        FormFieldType type = TYPES.get(word);
        if (type == FormFieldType.CHECKBOX && Boolean.TRUE.equals(entry.singleAnswer)) {
            type = FormFieldType.RADIO;
        }
        return type == null ? Coded.unknown(word) : Coded.of(type, word);
    }
}
