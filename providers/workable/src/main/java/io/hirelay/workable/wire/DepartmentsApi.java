package io.hirelay.workable.wire;

import io.hirelay.operation.CallContext;
import io.hirelay.workable.client.Department;
import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/** Departments with all that is said of each. What refers to one that is to go is told with 409. */
public interface DepartmentsApi {

    @GET("spi/v3/departments")
    Call<List<Typed<Department>>> departments(@Tag CallContext call);

    @POST("spi/v3/departments")
    Call<Typed<Department>> create(@Body RequestBody body, @Tag CallContext call);

    /** Name and parent, both: what is left out is emptied. */
    @PUT("spi/v3/departments/{id}")
    Call<Typed<Department>> update(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** Moves all that belongs to it to another and removes it; {@code force} in the body does it in any case. */
    @POST("spi/v3/departments/{id}/merge")
    Call<Void> merge(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** Refused while something refers to it, unless the query has {@code force=DELETE}. */
    @DELETE("spi/v3/departments/{id}")
    Call<Void> delete(@Path("id") String id, @QueryMap Map<String, String> query, @Tag CallContext call);
}
