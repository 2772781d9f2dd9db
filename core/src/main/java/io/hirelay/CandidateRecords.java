package io.hirelay;

import io.hirelay.input.CandidateChange;
import io.hirelay.input.DuplicateQuery;
import io.hirelay.input.DuplicateSearch;
import io.hirelay.input.NewCandidate;
import io.hirelay.model.Candidate;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Written;
import java.util.function.Supplier;

/** Candidates: read, created, changed, compared. Thread-safe. */
public final class CandidateRecords extends Records<Candidate> {
    CandidateRecords(Connection connection, Supplier<CallContext> context) {
        super(connection, Ats.CANDIDATES_LIST, Ats.CANDIDATES_GET, context);
    }

    /** Creates one, or finds the one that is there: the outcome says which. */
    public Written<Candidate> create(NewCandidate input) {
        return connection.write(Ats.CANDIDATES_CREATE, input, context.get());
    }

    /** Changes what is named and nothing else. */
    public Written<Candidate> update(CandidateChange input) {
        return connection.write(Ats.CANDIDATES_UPDATE, input, context.get());
    }

    /** Looks for the same person, best match first; merges nothing. */
    public DuplicateSearch findDuplicates(DuplicateQuery input) {
        return connection.call(Ats.CANDIDATES_FIND_DUPLICATES, input, context.get());
    }
}
