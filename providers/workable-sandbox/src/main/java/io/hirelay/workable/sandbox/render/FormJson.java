package io.hirelay.workable.sandbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.CustomAttribute;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Question;
import java.util.List;

/** Application forms, their questions, and custom attributes. */
public final class FormJson {
    private static final int UPLOAD_LIMIT = 5_242_880;
    private static final int ATTRIBUTE_UPLOAD_LIMIT = 20_971_520;
    private static final int SHORT = 255;
    private static final List<String> DOCUMENTS = List.of("pdf", "doc", "docx", "odt", "rtf");
    private static final List<String> PICTURES = List.of("jpg", "jpeg", "gif", "png");

    private FormJson() {}

    /** The fields that every form has, name and e-mail left out as they are implied. */
    public static ArrayNode defaultFields(boolean resumeRequired) {
        ArrayNode fields = Json.array();
        fields.add(limited(field("headline", "Headline", "string")));
        fields.add(limited(field("phone", "Phone", "string")));
        fields.add(field("address", "Address", "string"));
        fields.add(upload(field("avatar", "Photo", "file"), PICTURES, UPLOAD_LIMIT));
        ObjectNode education = field("education", "Education", "complex").put("multiple", true);
        education
                .putArray("fields")
                .add(limited(field("school", "School", "string")))
                .add(limited(field("degree", "Degree", "string")))
                .add(limited(field("field_of_study", "Field of study", "string")))
                .add(field("start_date", "Start date", "date"))
                .add(field("end_date", "End date", "date"));
        fields.add(education);
        ObjectNode experience = field("experience", "Experience", "complex").put("multiple", true);
        experience
                .putArray("fields")
                .add(limited(field("title", "Title", "string")))
                .add(field("company", "Company", "string"))
                .add(field("industry", "Industry", "string"))
                .add(field("summary", "Summary", "free_text"))
                .add(field("current", "Current", "boolean"))
                .add(field("start_date", "Start date", "date"))
                .add(field("end_date", "End date", "date"));
        fields.add(experience);
        fields.add(field("summary", "Summary", "free_text"));
        ObjectNode resume = upload(field("resume", "Resume", "file"), DOCUMENTS, UPLOAD_LIMIT);
        fields.add(resume.put("required", resumeRequired));
        fields.add(field("cover_letter", "Cover letter", "free_text"));
        return fields;
    }

    public static ObjectNode question(Question question) {
        ObjectNode json = Json.object()
                .put("id", Ids.text(question.id()))
                .put("body", question.body())
                .put("type", question.type())
                .put("required", question.required());
        if (question.hasChoices()) {
            json.put("single_answer", question.single());
            json.set("choices", Json.array(question.choices(), FormJson::choice));
        }
        return question.type().equals("file") ? upload(json, DOCUMENTS, UPLOAD_LIMIT) : json;
    }

    /** As the account shows it. */
    public static ObjectNode attribute(CustomAttribute attribute) {
        ObjectNode json = Json.object()
                .put("id", Ids.text(attribute.id()))
                .put("type", attribute.type())
                .put("enabled", attribute.enabled())
                .put("label", attribute.label())
                .put("hint", attribute.hint());
        if (attribute.hasChoices()) {
            json.put("single_answer", attribute.single());
            json.set("choices", Json.array(attribute.choices(), FormJson::attributeChoice));
        }
        return json;
    }

    /** As a job shows it. */
    public static ObjectNode jobAttribute(CustomAttribute attribute) {
        ObjectNode json = Json.object()
                .put("id", Ids.text(attribute.id()))
                .put("label", attribute.label())
                .put("type", attribute.type())
                .put("required", attribute.required())
                .put("provider", attribute.provider())
                .put("enabled", attribute.enabled());
        if (attribute.hint() != null) {
            json.put("hint", attribute.hint());
        }
        if (attribute.hasChoices()) {
            json.put("single_answer", attribute.single());
            json.set("choices", Json.array(attribute.choices(), FormJson::attributeChoice));
        }
        return attribute.type().equals("file") ? upload(json, DOCUMENTS, ATTRIBUTE_UPLOAD_LIMIT) : json;
    }

    private static ObjectNode choice(Question.Choice choice) {
        return Json.object().put("id", Ids.text(choice.id())).put("body", choice.body());
    }

    private static ObjectNode attributeChoice(Question.Choice choice) {
        ObjectNode json = choice(choice).putNull("hint");
        json.putObject("translations")
                .putObject("en")
                .put("body", choice.body())
                .putNull("hint");
        return json;
    }

    private static ObjectNode field(String key, String label, String type) {
        return Json.object()
                .put("key", key)
                .put("label", label)
                .put("type", type)
                .put("required", false);
    }

    private static ObjectNode limited(ObjectNode field) {
        return field.put("max_length", SHORT);
    }

    private static ObjectNode upload(ObjectNode field, List<String> types, int limit) {
        field.set("supported_file_types", Json.texts(types));
        return field.put("max_file_size", limit);
    }
}
