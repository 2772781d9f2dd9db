package io.hirelay.http;

import io.hirelay.operation.CallContext;
import java.util.List;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/** An invented provider's calls. */
interface JobsApi {
    record JobDto(
            @Nullable String shortcode,
            @Nullable String title,
            @Nullable Integer openings) {}

    record JobsDto(List<Native<JobDto>> jobs) {}

    record NewJob(String title, @Nullable String code) {}

    @GET("v1/jobs")
    Call<JobsDto> list(@Query("state") @Nullable String state, @Tag RemoteQuery more, @Tag CallContext call);

    @GET("/v1/jobs/{shortcode}")
    Call<Native<JobDto>> get(@Path("shortcode") String shortcode, @Tag CallContext call);

    @GET
    Call<JobsDto> follow(@Url String reference, @Tag CallContext call);

    @POST("v1/jobs")
    Call<JobDto> create(@Body NewJob job, @Tag CallContext call);

    @POST("v1/jobs/{shortcode}/publish")
    Call<Void> publish(@Path("shortcode") String shortcode, @Tag CallContext call);

    @PUT("v1/jobs/{shortcode}")
    Call<JobDto> replace(@Path("shortcode") String shortcode, @Body NewJob job, @Tag CallContext call);

    @POST("v1/jobs/{shortcode}/logo")
    Call<Void> upload(@Path("shortcode") String shortcode, @Body RequestBody logo, @Tag CallContext call);

    @DELETE("v1/jobs/{shortcode}")
    Call<Void> delete(@Path("shortcode") String shortcode, @Tag CallContext call);
}
