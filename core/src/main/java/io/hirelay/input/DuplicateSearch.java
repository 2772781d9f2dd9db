package io.hirelay.input;

import io.hirelay.model.Doc;
import java.util.List;

/** Who may be the same person, best first, and how complete the search was. */
@Doc("Who may be the same person, best first, and how complete the search was.")
public record DuplicateSearch(
        @Doc("Best first.") List<DuplicateMatch> result,
        @Doc("How complete the search was.") Searched searched) {
    public DuplicateSearch {
        result = List.copyOf(result);
    }
}
