package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import io.hirelay.operation.CallContext;
import okhttp3.RequestBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Tag;

/** What members do with candidates. Bodies name the member, unless the token is a member's own. */
public interface CandidateActionsApi {

    /** Within the candidate's job, forwards or backwards. */
    @POST("spi/v3/candidates/{id}/move")
    Call<Void> move(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    @POST("spi/v3/candidates/{id}/disqualify")
    Call<Void> disqualify(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** Takes a disqualification back. */
    @POST("spi/v3/candidates/{id}/revert")
    Call<Void> revert(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** Answers the id of the activity that the comment is from now on. */
    @POST("spi/v3/candidates/{id}/comments")
    Call<Native<CreatedDto>> comment(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** One of each member in each stage: a second one is refused. */
    @POST("spi/v3/candidates/{id}/ratings")
    Call<Void> rate(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** The same, in place of the one there is. */
    @PUT("spi/v3/candidates/{id}/ratings")
    Call<Void> rateAnew(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    @PATCH("spi/v3/candidates/{id}/update_custom_attribute_value")
    Call<Void> setCustomAttribute(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);
}
