package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.operation.CallContext;
import java.util.Map;
import okhttp3.RequestBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/** Jobs and what lies under a job. A job is addressed by its shortcode alone. */
public interface JobsApi {

    /** Ascending by id; all states unless {@code state} names one. {@code include_fields} adds long texts to the rows. */
    @GET("spi/v3/jobs")
    Call<JobsPage> jobs(@QueryMap Map<String, String> query, @Tag CallContext call, @Tag RemoteQuery more);

    @GET("spi/v3/jobs/{shortcode}")
    Call<Native<JobDto>> job(@Path("shortcode") String shortcode, @Tag CallContext call, @Tag RemoteQuery more);

    /** The stages of the pipeline the job uses. */
    @GET("spi/v3/jobs/{shortcode}/stages")
    Call<StagesDto> stages(@Path("shortcode") String shortcode, @Tag CallContext call, @Tag RemoteQuery more);

    /** The hiring team; not paged. */
    @GET("spi/v3/jobs/{shortcode}/members")
    Call<MembersPage> members(@Path("shortcode") String shortcode, @Tag CallContext call, @Tag RemoteQuery more);

    /** External recruiters of the job; not paged. */
    @GET("spi/v3/jobs/{shortcode}/recruiters")
    Call<RecruitersDto> recruiters(@Path("shortcode") String shortcode, @Tag CallContext call, @Tag RemoteQuery more);

    @GET("spi/v3/jobs/{shortcode}/application_form")
    Call<ApplicationFormDto> applicationForm(
            @Path("shortcode") String shortcode, @Tag CallContext call, @Tag RemoteQuery more);

    @GET("spi/v3/jobs/{shortcode}/questions")
    Call<QuestionsDto> questions(@Path("shortcode") String shortcode, @Tag CallContext call, @Tag RemoteQuery more);

    @GET("spi/v3/jobs/{shortcode}/custom_attributes")
    Call<CustomAttributesDto> customAttributes(
            @Path("shortcode") String shortcode, @Tag CallContext call, @Tag RemoteQuery more);

    /** The feed of the job: poorer rows than a candidate's own feed has. */
    @GET("spi/v3/jobs/{shortcode}/activities")
    Call<ActivitiesPage> activities(
            @Path("shortcode") String shortcode,
            @QueryMap Map<String, String> query,
            @Tag CallContext call,
            @Tag RemoteQuery more);

    /** No longer documented, and alive: {@code paging.next} of the candidates of one job leads here. */
    @GET("spi/v3/jobs/{shortcode}/candidates")
    Call<CandidatesPage> candidates(
            @Path("shortcode") String shortcode,
            @QueryMap Map<String, String> query,
            @Tag CallContext call,
            @Tag RemoteQuery more);

    /** {@code stage} in the query is the slug of the stage to arrive in. An e-mail address is unique within a job. */
    @POST("spi/v3/jobs/{shortcode}/candidates")
    Call<CandidateEnvelope> createCandidate(
            @Path("shortcode") String shortcode,
            @QueryMap Map<String, String> query,
            @Body RequestBody body,
            @Tag CallContext call);
}
