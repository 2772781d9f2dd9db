package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.operation.CallContext;
import java.util.Map;
import retrofit2.Call;
import retrofit2.http.GET;
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
}
