package io.hirelay.workable.wire;

import io.hirelay.operation.CallContext;
import io.hirelay.workable.client.Subscription;
import java.util.List;
import okhttp3.RequestBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Tag;

/** Webhooks, as the token sees them that made them. */
public interface SubscriptionsApi {

    /** {@code GET /subscriptions}. */
    @WireRecord
    record Subscribed(List<Typed<Subscription>> subscriptions) {}

    /** What a new one is known by. */
    record Created(long id) {}

    /** Answers 404 with an empty object when there are none. */
    @GET("spi/v3/subscriptions")
    Call<Subscribed> subscriptions(@Tag CallContext call);

    @POST("spi/v3/subscriptions")
    Call<Created> create(@Body RequestBody body, @Tag CallContext call);

    @DELETE("spi/v3/subscriptions/{id}")
    Call<Void> delete(@Path("id") long id, @Tag CallContext call);
}
