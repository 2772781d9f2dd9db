package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.operation.CallContext;
import java.util.List;
import java.util.Map;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/** The account: who is in it and what is set up for all of it. */
public interface AccountApi {

    /** The accounts the token may use. */
    @GET("spi/v3/accounts")
    Call<AccountsDto> accounts(@Tag CallContext call, @Tag RemoteQuery more);

    @GET("spi/v3/accounts/{subdomain}")
    Call<AccountDto> account(@Path("subdomain") String subdomain, @Tag CallContext call, @Tag RemoteQuery more);

    /** Active members unless {@code status} says otherwise. */
    @GET("spi/v3/members")
    Call<MembersPage> members(@QueryMap Map<String, String> query, @Tag CallContext call, @Tag RemoteQuery more);

    @GET("spi/v3/recruiters")
    Call<RecruitersDto> recruiters(@Tag CallContext call, @Tag RemoteQuery more);

    /** The stages of the account's own pipeline; jobs may use others. */
    @GET("spi/v3/stages")
    Call<StagesDto> stages(@Tag CallContext call, @Tag RemoteQuery more);

    /** Sorted by position; not paged. */
    @GET("spi/v3/disqualification_reasons")
    Call<List<Native<ReasonDto>>> disqualificationReasons(@Tag CallContext call, @Tag RemoteQuery more);

    /** A flat list that {@code parent_id} makes a tree; not paged. */
    @GET("spi/v3/departments")
    Call<List<Native<DepartmentDto>>> departments(@Tag CallContext call, @Tag RemoteQuery more);

    @GET("spi/v3/custom_attributes")
    Call<CustomAttributesDto> customAttributes(@Tag CallContext call, @Tag RemoteQuery more);

    /** Calls, interviews and meetings; cancelled ones only with {@code include_cancelled}. */
    @GET("spi/v3/events")
    Call<EventsPage> events(@QueryMap Map<String, String> query, @Tag CallContext call, @Tag RemoteQuery more);

    @GET("spi/v3/events/{id}")
    Call<Native<EventDto>> event(@Path("id") String id, @Tag CallContext call, @Tag RemoteQuery more);

    /** Needs the Hiring Plan add-on. */
    @GET("spi/v3/requisitions")
    Call<RequisitionsPage> requisitions(
            @QueryMap Map<String, String> query, @Tag CallContext call, @Tag RemoteQuery more);

    /** One requisition, bare or as the only row of a page: read the raw value again when the list is missing. */
    @GET("spi/v3/requisitions/{code}")
    Call<Native<RequisitionAnswer>> requisition(
            @Path("code") String code, @Tag CallContext call, @Tag RemoteQuery more);
}
