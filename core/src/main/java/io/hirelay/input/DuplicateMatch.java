package io.hirelay.input;

import io.hirelay.model.Application;
import io.hirelay.model.Candidate;
import io.hirelay.model.Doc;
import java.util.List;

/** A candidate who may be the same person. */
@Doc("A candidate who may be the same person.")
public record DuplicateMatch(
        @Doc("Who.") Candidate candidate,
        @Doc("How sure it is, 0 to 1.") double score,
        @Doc("What is the same: email, phone, url, name.") List<String> matchedOn,
        @Doc("What the candidate applies for.") List<Application> applications) {
    public DuplicateMatch {
        matchedOn = List.copyOf(matchedOn);
        applications = List.copyOf(applications);
    }
}
