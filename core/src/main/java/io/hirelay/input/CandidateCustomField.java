package io.hirelay.input;

import io.hirelay.model.AnswerValue;
import io.hirelay.model.Candidate;
import io.hirelay.model.Coded;
import io.hirelay.model.CustomField;
import io.hirelay.model.CustomFieldType;
import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.model.Required;
import java.util.Optional;

/** A custom field of one candidate. */
@Doc("A custom field of one candidate.")
public record CandidateCustomField(
        @Required @Doc("The canonical id of the field.") Id<CustomField> id,
        @Doc("What people call it.") Optional<String> label,
        @Doc("What values it takes.") Optional<Coded<CustomFieldType>> type,
        @Doc("Whose.") Ref<Candidate> candidate,
        @Personal @Doc("The value; null where it has none.") Optional<AnswerValue> value,
        @Doc("The provider's record, untouched.") RawJson remoteData) {}
