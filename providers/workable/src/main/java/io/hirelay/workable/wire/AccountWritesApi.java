package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import io.hirelay.operation.CallContext;
import java.util.Map;
import okhttp3.RequestBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/** Changes of what is set up for the whole account. */
public interface AccountWritesApi {

    @POST("spi/v3/departments")
    Call<Native<DepartmentDto>> createDepartment(@Body RequestBody body, @Tag CallContext call);

    /** Refused with 409 while something refers to it, unless the query has {@code force=DELETE}. */
    @DELETE("spi/v3/departments/{id}")
    Call<Void> deleteDepartment(@Path("id") String id, @QueryMap Map<String, String> query, @Tag CallContext call);

    /** Needs the Hiring Plan add-on. */
    @PATCH("spi/v3/requisitions/{code}/approve")
    Call<Void> approveRequisition(@Path("code") String code, @Body RequestBody body, @Tag CallContext call);

    /** Needs the Hiring Plan add-on. */
    @PATCH("spi/v3/requisitions/{code}/reject")
    Call<Void> rejectRequisition(@Path("code") String code, @Body RequestBody body, @Tag CallContext call);
}
