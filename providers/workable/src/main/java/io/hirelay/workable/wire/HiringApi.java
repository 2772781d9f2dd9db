package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.client.Offer;
import io.hirelay.workable.client.Requisition;
import java.util.List;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Tag;

/** Steps of hiring that the unified model has no notion of. */
public interface HiringApi {

    /** One requisition, bare or as the only row of a page: read the raw value again when the list is missing. */
    @WireRecord
    record RequisitionAnswer(@Nullable List<Typed<Requisition>> requisitions) {}

    /** The tags of a candidate. */
    @WireRecord
    record Tags(List<String> tags) {}

    /** Into another job with the whole history; the candidate's old id is gone. */
    @POST("spi/v3/candidates/{id}/relocate")
    Call<CandidateEnvelope> relocate(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** In place of all there are. */
    @PUT("spi/v3/candidates/{id}/tags")
    Call<Tags> setTags(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** For tokens of members alone. */
    @GET("spi/v3/offers/{id}")
    Call<Typed<Offer>> offer(@Path("id") String id, @Tag CallContext call);

    /** For tokens of members alone. */
    @PATCH("spi/v3/offers/{id}/approve")
    Call<Typed<Offer>> approveOffer(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** For tokens of members alone. */
    @PATCH("spi/v3/offers/{id}/reject")
    Call<Typed<Offer>> rejectOffer(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** Needs the Hiring Plan add-on. */
    @POST("spi/v3/requisitions")
    Call<Native<RequisitionAnswer>> createRequisition(@Body RequestBody body, @Tag CallContext call);

    /** Needs the Hiring Plan add-on; takes the id and not the code. */
    @PATCH("spi/v3/requisitions/{id}")
    Call<Native<RequisitionAnswer>> updateRequisition(
            @Path("id") String id, @Body RequestBody body, @Tag CallContext call);
}
