package io.hirelay.workable.wire;

import io.hirelay.operation.CallContext;
import java.util.Map;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/** Jobs for nothing but the places they are at. */
public interface JobSitesApi {

    /** Ascending by id, all states. */
    @GET("spi/v3/jobs")
    Call<JobSitesPage> jobs(@QueryMap Map<String, String> query, @Tag CallContext call);
}
