package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.operation.CallContext;
import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/** Time off, part of Workable HR: what for, how much is left of it, and who asks for it. */
public interface TimeOffApi {

    /** Not paged. */
    @GET("spi/v3/timeoff/categories")
    Call<TimeOffCategoriesDto> categories(@Tag CallContext call, @Tag RemoteQuery more);

    /** One employee's, by {@code employee_id}; not paged. */
    @GET("spi/v3/timeoff/balances")
    Call<TimeOffBalancesDto> balances(
            @QueryMap Map<String, String> query, @Tag CallContext call, @Tag RemoteQuery more);

    /**
     * Paged by offset. There is no call for a single one.
     *
     * @param query {@code from_date} is required
     * @param employees none for all, where the query has no {@code employee_id} either
     * @param states none for all
     */
    @GET("spi/v3/timeoff/requests")
    Call<TimeOffRequestsPage> requests(
            @QueryMap Map<String, String> query,
            @Query("employee_ids[]") List<String> employees,
            @Query("states[]") List<String> states,
            @Tag CallContext call,
            @Tag RemoteQuery more);

    /** Answers the bare request. */
    @POST("spi/v3/timeoff/requests")
    Call<Native<TimeOffRequestDto>> createRequest(@Body RequestBody body, @Tag CallContext call);

    /**
     * Decides on a request; answers it as it is then.
     *
     * @param approval one of the request's {@code pending_approvals}
     */
    @PATCH("spi/v3/timeoff/approvals/{id}")
    Call<Native<TimeOffRequestDto>> decide(@Path("id") String approval, @Body RequestBody body, @Tag CallContext call);
}
