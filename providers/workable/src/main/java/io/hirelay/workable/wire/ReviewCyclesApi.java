package io.hirelay.workable.wire;

import io.hirelay.model.RawJson;
import io.hirelay.operation.CallContext;
import okhttp3.RequestBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Tag;

/** Templates of reviews, of which no shape is documented. */
public interface ReviewCyclesApi {

    @GET("spi/v3/review-cycles/templates")
    Call<RawJson> templates(@Tag CallContext call);

    @GET("spi/v3/review-cycles/templates/{id}")
    Call<RawJson> template(@Path("id") String id, @Tag CallContext call);

    @POST("spi/v3/review-cycles/templates")
    Call<RawJson> create(@Body RequestBody body, @Tag CallContext call);
}
