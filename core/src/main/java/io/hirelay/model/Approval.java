package io.hirelay.model;

import java.util.List;
import java.util.Optional;

/** A group of people of whom agreement is asked. */
@Doc("A group of people of whom agreement is asked.")
public record Approval(
        @Doc("The group's id.") Optional<String> id,
        @Doc("Its members.") List<Approver> approvers) {
    public Approval {
        approvers = List.copyOf(approvers);
    }
}
