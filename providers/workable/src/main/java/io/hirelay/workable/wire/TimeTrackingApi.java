package io.hirelay.workable.wire;

import io.hirelay.operation.CallContext;
import io.hirelay.workable.client.TimeEntry;
import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/** The hours that employees worked. Nobody acts here: bodies name no member. */
public interface TimeTrackingApi {

    /** Paged by {@code offset} and a {@code limit} of 10, 20, 50 or 100. */
    @GET("spi/v3/time-tracking/time-entries")
    Call<TimeEntriesPage> entries(
            @QueryMap Map<String, String> query,
            @Query("employee_ids[]") List<String> employees,
            @Query("types[]") List<String> types,
            @Tag CallContext call);

    /** Up to 500, all or none. */
    @POST("spi/v3/time-tracking/time-entries")
    Call<List<Typed<TimeEntry>>> createAll(@Body RequestBody body, @Tag CallContext call);

    @POST("spi/v3/time-tracking/employees/{employee_id}/time-entries")
    Call<Typed<TimeEntry>> create(@Path("employee_id") String employee, @Body RequestBody body, @Tag CallContext call);

    @PATCH("spi/v3/time-tracking/employees/{employee_id}/time-entries/{uuid}")
    Call<Typed<TimeEntry>> update(
            @Path("employee_id") String employee,
            @Path("uuid") String uuid,
            @Body RequestBody body,
            @Tag CallContext call);

    @DELETE("spi/v3/time-tracking/employees/{employee_id}/time-entries/{uuid}")
    Call<Void> delete(@Path("employee_id") String employee, @Path("uuid") String uuid, @Tag CallContext call);
}
