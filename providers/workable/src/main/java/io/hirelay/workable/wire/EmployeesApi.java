package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.client.OrgChartNode;
import java.util.List;
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

/**
 * Employees of Workable HR, an add-on: accounts without it have none of this. Its lists are paged by {@code offset},
 * and of lengths of a page only 10, 20, 50 and 100 are accepted.
 */
public interface EmployeesApi {

    /** Flat rows, by last name unless {@code order_by} says otherwise; {@code query} looks for names. */
    @GET("spi/v3/employees")
    Call<EmployeesPage> employees(@QueryMap Map<String, String> query, @Tag CallContext call, @Tag RemoteQuery more);

    /** One employee by the ids of the account's fields. */
    @GET("spi/v3/employees/{id}")
    Call<Native<FieldValues>> employee(@Path("id") String id, @Tag CallContext call, @Tag RemoteQuery more);

    /** Answers the flat row. */
    @POST("spi/v3/employees")
    Call<Native<EmployeeDto>> create(@Body RequestBody body, @Tag CallContext call);

    /** Changes the fields that are sent; answers the flat row. */
    @PATCH("spi/v3/employees/{id}")
    Call<Native<EmployeeDto>> update(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** The topmost levels alone as far as is known. */
    @GET("spi/v3/employees/orgchart")
    Call<List<Typed<OrgChartNode>>> orgChart(
            @QueryMap Map<String, String> query, @Tag CallContext call, @Tag RemoteQuery more);

    @GET("spi/v3/employees/{id}/documents")
    Call<EmployeeDocumentsPage> documents(
            @Path("id") String id, @QueryMap Map<String, String> query, @Tag CallContext call, @Tag RemoteQuery more);

    /** Workable fetches the documents by the addresses in the body. */
    @POST("spi/v3/employees/{id}/documents")
    Call<Void> addDocuments(@Path("id") String id, @Body RequestBody body, @Tag CallContext call);

    /** What an employee's record may hold; not paged. */
    @GET("spi/v3/employee_fields")
    Call<List<Native<EmployeeFieldDto>>> fields(
            @QueryMap Map<String, String> query, @Tag CallContext call, @Tag RemoteQuery more);

    /** A flat list that {@code parent_id} makes a tree of entities, locations and sites; not paged. */
    @GET("spi/v3/legal_entities")
    Call<List<Native<LegalEntityDto>>> legalEntities(@Tag CallContext call, @Tag RemoteQuery more);
}
