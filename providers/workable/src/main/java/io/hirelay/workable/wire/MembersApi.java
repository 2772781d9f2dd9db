package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.client.Member;
import io.hirelay.workable.client.PermissionSet;
import io.hirelay.workable.client.Recruiter;
import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/** Members as they are let in and told what they may do. Most refusals of changes have an empty text body. */
public interface MembersApi {

    /** {@code GET /members} with all that is said of each. */
    @WireRecord
    record Page(List<Typed<Member>> members, @Nullable PagingDto paging) {}

    /** {@code GET /recruiters} with all that is said of each. */
    @WireRecord
    record RecruiterList(List<Typed<Recruiter>> recruiters) {}

    /** Active members unless {@code status} says otherwise. */
    @GET("spi/v3/members")
    Call<Page> members(@QueryMap Map<String, String> query, @Tag CallContext call);

    /** Replaces the roles; the answer does not say whether the member is active. */
    @PUT("spi/v3/members")
    Call<Typed<Member>> update(@Body RequestBody body, @Tag CallContext call);

    @POST("spi/v3/members/invite")
    Call<Typed<Member>> invite(@Body RequestBody body, @Tag CallContext call);

    /** Deactivates the member. */
    @DELETE("spi/v3/members/{id}")
    Call<Void> deactivate(@Path("id") String id, @Tag CallContext call);

    @POST("spi/v3/members/{id}/enable")
    Call<Void> enable(@Path("id") String id, @Tag CallContext call);

    /** Roles of the account's own; not paged. */
    @GET("spi/v3/permission_sets")
    Call<List<Typed<PermissionSet>>> permissionSets(@Tag CallContext call);

    /** Lists of roles by action. */
    @GET("spi/v3/collaboration_permissions")
    Call<Native<Map<String, @Nullable Object>>> collaborationPermissions(@Tag CallContext call);

    /** External recruiters; not paged. */
    @GET("spi/v3/recruiters")
    Call<RecruiterList> recruiters(@Tag CallContext call);
}
