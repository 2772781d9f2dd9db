package io.hirelay.server.http.unified;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.Activity;
import io.hirelay.model.Shape;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters.Activities;
import io.hirelay.server.http.Query;
import io.hirelay.spi.ListSupport;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static final ListSupport<Activity> SUPPORT = ListSupport.of(
                    FieldPlan.always(Activity.class, List.of("id", "candidate", "job", "updated_at", "activity_type")))
            .requiringOneOf(Activities.CANDIDATE_ID, Activities.JOB_ID)
            .onlyBeside(Activities.UPDATED_AT, Activities.CANDIDATE_ID);

    @Test
    void aFilterThatNeedsAnotherIsLeftOutWithoutItWhenThatIsWanted() {
        Filters<Activity> left =
                read("job_id=j&updated_at[gt]=2026-01-01&activity_type=note&ignore_unsupported_filters=true");
        assertEquals(List.of("updated_at"), left.ignored());
        assertEquals(List.of("job_id[eq]", "activity_type[eq]"), names(left));
        Filters<Activity> kept = read("candidate_id=c&updated_at[gt]=2026-01-01&ignore_unsupported_filters=true");
        assertEquals(List.of(), kept.ignored());
        assertEquals(List.of("candidate_id[eq]", "updated_at[gt]"), names(kept));
    }

    @Test
    void itIsRefusedOtherwise() {
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> read("job_id=j&updated_at[gt]=2026-01-01"));
        assertEquals(ErrorCode.REQUEST_UNSUPPORTED_FILTER, refused.code());
        assertEquals("updated_at", refused.failures().get(0).field());
        assertTrue(refused.getMessage().contains("candidate_id"), refused.getMessage());
    }

    private static Filters<Activity> read(String query) {
        Problems problems = new Problems();
        CallParameters parameters = CallParameters.read(
                Given.all(Query.parse(query)), Ats.ACTIVITIES_LIST, Shape.of(Activity.class), problems);
        Filters<Activity> filters = Filters.read(parameters, Ats.ACTIVITIES_LIST, SUPPORT, problems);
        problems.throwIfAny();
        return filters;
    }

    private static List<String> names(Filters<Activity> filters) {
        return filters.criteria().stream().map(Object::toString).toList();
    }
}
