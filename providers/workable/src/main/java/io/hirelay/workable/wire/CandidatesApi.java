package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.operation.CallContext;
import java.util.Map;
import okhttp3.RequestBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/** Candidates and what lies under a candidate. */
public interface CandidatesApi {

    /** Ascending by id; disqualified ones too, those of the talent pool not. */
    @GET("spi/v3/candidates")
    Call<CandidatesPage> candidates(@QueryMap Map<String, String> query, @Tag CallContext call, @Tag RemoteQuery more);

    @GET("spi/v3/candidates/{id}")
    Call<CandidateEnvelope> candidate(@Path("id") String id, @Tag CallContext call, @Tag RemoteQuery more);

    @GET("spi/v3/candidates/{id}/activities")
    Call<ActivitiesPage> activities(
            @Path("id") String id, @QueryMap Map<String, String> query, @Tag CallContext call, @Tag RemoteQuery more);

    /** All files; not paged. */
    @GET("spi/v3/candidates/{id}/files")
    Call<FilesDto> files(@Path("id") String id, @Tag CallContext call, @Tag RemoteQuery more);

    /** Answers 200 although there is no offer. */
    @GET("spi/v3/candidates/{id}/offer")
    Call<Native<OfferDto>> offer(@Path("id") String id, @Tag CallContext call, @Tag RemoteQuery more);

    /** Lists that are sent replace those there are. */
    @PATCH("spi/v3/candidates/{id}")
    Call<CandidateEnvelope> update(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** Into another job; of the new candidate the answer tells no more than the id. */
    @POST("spi/v3/candidates/{id}/copy")
    Call<CandidateEnvelope> copy(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    @POST("spi/v3/talent_pool/candidates")
    Call<CandidateEnvelope> createInTalentPool(@Body RequestBody body, @Tag CallContext call);

    /** @param stage slug of a stage of the account's pipeline */
    @POST("spi/v3/talent_pool/{stage}/candidates")
    Call<CandidateEnvelope> createInTalentPool(
            @Path("stage") String stage, @Body RequestBody body, @Tag CallContext call);
}
