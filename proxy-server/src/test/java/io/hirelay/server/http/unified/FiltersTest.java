package io.hirelay.server.http.unified;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.Activity;
import io.hirelay.model.Shape;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.server.http.Query;
import io.hirelay.spi.ListSupport;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static final ListSupport<Activity> SUPPORT = ListSupport.of(
                    FieldPlan.always(Activity.class, List.of("id", "updated_at", "candidate", "job")))
            .requiringOneOf(AtsFilters.Activities.CANDIDATE_ID, AtsFilters.Activities.JOB_ID)
            .onlyBeside(AtsFilters.Activities.UPDATED_AT, AtsFilters.Activities.CANDIDATE_ID);

    @Test
    void aFilterThatNeedsAnotherStandsBesideIt() {
        Filters<Activity> filters = read("candidate_id=c&updated_at[gt]=2026-05-04");

        assertEquals(2, filters.criteria().size());
        assertEquals(List.of(), filters.ignored());
    }

    @Test
    void aFilterThatNeedsAnotherIsUnsupportedWithoutIt() {
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> read("job_id=j&updated_at[gt]=2026-05-04"));

        assertEquals(ErrorCode.REQUEST_UNSUPPORTED_FILTER, refused.code());
        assertEquals("updated_at", refused.failures().get(0).field());
    }

    @Test
    void aFilterThatNeedsAnotherIsLeftOutWhereThatIsWanted() {
        Filters<Activity> filters = read("job_id=j&updated_at[gt]=2026-05-04&ignore_unsupported_filters=true");

        assertEquals(List.of("updated_at"), filters.ignored());
        assertEquals(
                List.of("job_id"),
                filters.criteria().stream().map(each -> each.field().name()).toList());
    }

    private static Filters<Activity> read(String query) {
        Problems problems = new Problems();
        CallParameters parameters = CallParameters.read(
                Given.all(Query.parse(query)), Ats.ACTIVITIES_LIST, Shape.of(Activity.class), problems);
        Filters<Activity> filters = Filters.read(parameters, Ats.ACTIVITIES_LIST, SUPPORT, problems);
        problems.throwIfAny();
        return filters;
    }
}
