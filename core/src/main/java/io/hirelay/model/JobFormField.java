package io.hirelay.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A field or question of a job's application form. */
@Doc("A field or question of a job's application form.")
public record JobFormField(
        @Required @Doc("The canonical id.") Id<JobFormField> id,
        @Doc("The key under which an answer is submitted.") Optional<String> name,
        @Doc("The job whose form it is.") Optional<Ref<Job>> job,
        @Doc("What a person reads.") Optional<String> label,
        @Doc("Help beside it.") Optional<String> description,
        @Doc("Its place in the form, from 0.") Optional<Integer> index,
        @Doc("Whether it must be answered.") Optional<Boolean> isRequired,
        @Doc("Who may see the answers.") Optional<Coded<Visibility>> answerVisibility,
        @Doc("How it is answered.") Optional<Coded<FormFieldType>> type,
        @Doc("What there is to choose from.") List<Option> options,
        @Doc("Id of the group it stands in.") Optional<String> groupId,
        @Doc("Name of the group it stands in.") Optional<String> groupName,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public JobFormField {
        options = List.copyOf(options);
        notLoaded = Set.copyOf(notLoaded);
    }
}
