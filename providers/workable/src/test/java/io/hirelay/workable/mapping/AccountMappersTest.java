package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.error.ProtocolException;
import io.hirelay.http.Native;
import io.hirelay.model.AccessRole;
import io.hirelay.model.Coded;
import io.hirelay.model.CustomField;
import io.hirelay.model.CustomFieldType;
import io.hirelay.model.Department;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Office;
import io.hirelay.model.Option;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.model.RejectReason;
import io.hirelay.model.User;
import io.hirelay.workable.wire.CustomAttributeDto;
import io.hirelay.workable.wire.DepartmentDto;
import io.hirelay.workable.wire.JobSiteDto;
import io.hirelay.workable.wire.MemberDto;
import io.hirelay.workable.wire.ReasonDto;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is set up for the account as a whole. */
class AccountMappersTest {

    @Nested
    class Users {
        @Test
        void aMemberIsAUser() {
            String record = """
                    {"id":"1f1","name":"Nora Lee","headline":"Talent lead","email":"Nora@acme.example","role":"simple",
                     "type":"Member","roles":["ats.simple"],"active":true}""";

            User user = map(record);

            assertEquals("1f1", user.id().value());
            assertEquals(Optional.of("Nora Lee"), user.name());
            assertEquals(Optional.empty(), user.firstName());
            assertEquals(Optional.empty(), user.lastName());
            assertEquals(Optional.of("Talent lead"), user.headline());
            assertEquals(
                    List.of(new EmailAddress(Optional.of("Nora@acme.example"), Optional.empty(), Optional.empty())),
                    user.emails());
            assertEquals(Optional.of(Coded.of(AccessRole.SIMPLE, "simple")), user.accessRole());
            assertEquals(Optional.of("Member"), user.type());
            assertEquals(Optional.of(false), user.disabled());
            assertEquals(record, user.remoteData().text());
        }

        @Test
        void whoIsNotActiveIsDisabled() {
            assertEquals(
                    Optional.of(true), map("{\"id\":\"1\",\"active\":false}").disabled());
            assertEquals(Optional.empty(), map("{\"id\":\"1\"}").disabled());
        }

        @Test
        void aRoleNobodyKnowsIsCarried() {
            assertEquals(
                    Optional.of(Coded.<AccessRole>unknown("librarian")),
                    map("{\"id\":\"1\",\"role\":\"librarian\",\"email\":null}").accessRole());
        }

        @Test
        void aMemberHasAnId() {
            assertThrows(ProtocolException.class, () -> map("{\"name\":\"Nora\"}"));
        }

        private static User map(String record) {
            return UserMapper.map(of(MemberDto.class, record));
        }
    }

    @Nested
    class Departments {
        @Test
        void aDepartmentKnowsTheOneAbove() {
            Department department =
                    map("{\"id\":\"92b77\",\"name\":\"Sales\",\"parent_id\":\"92b71\",\"sample\":true}");

            assertEquals("92b77", department.id().value());
            assertEquals(Optional.of("Sales"), department.name());
            assertEquals(Optional.of(Ref.to("92b71")), department.parent());
            assertEquals(
                    Optional.empty(), map("{\"id\":\"1\",\"parent_id\":null}").parent());
        }

        private static Department map(String record) {
            return DepartmentMapper.map(of(DepartmentDto.class, record));
        }
    }

    @Nested
    class RejectReasons {
        @Test
        void aReasonTellsWhoEndsTheApplication() {
            RejectReason reason = map(
                    "{\"id\":\"b2\",\"description\":\"Not interested\",\"candidate_withdrew\":true,\"position\":15}");

            assertEquals("b2", reason.id().value());
            assertEquals(Optional.of("Not interested"), reason.name());
            assertEquals(Optional.of(true), reason.isWithdrawal());
            assertEquals(Optional.empty(), map("{\"id\":\"b3\"}").isWithdrawal());
        }

        private static RejectReason map(String record) {
            return RejectReasonMapper.map(of(ReasonDto.class, record));
        }
    }

    @Nested
    class CustomFields {
        @Test
        void anAttributeOfAJobSaysWhetherItMustBeFilled() {
            CustomField field = CustomFieldMapper.map(of(CustomAttributeDto.class, """
                            {"id":"a1","label":"Languages","type":"multiple_choice","required":true,"provider":"candidate",
                             "choices":[{"id":"x1","body":"Greek","hint":null},null,{"id":"x2","body":"French"}]}"""), Optional.of("AB12"));

            assertEquals("a1", field.id().value());
            assertEquals(Optional.of("Languages"), field.label());
            assertEquals(
                    Optional.of(CustomFieldType.MULTIPLE_CHOICE),
                    field.type().orElseThrow().known());
            assertEquals(Optional.of(true), field.isRequired());
            assertEquals(List.of(option("x1", "Greek"), option("x2", "French")), field.options());
            assertEquals(Optional.of(Ref.to("AB12")), field.job());
        }

        @Test
        void anAttributeOfTheAccountBelongsToNoJob() {
            CustomField field = CustomFieldMapper.map(
                    of(CustomAttributeDto.class, "{\"id\":\"a1\",\"type\":\"hologram\",\"enabled\":true}"),
                    Optional.empty());

            assertEquals(Optional.of(Coded.<CustomFieldType>unknown("hologram")), field.type());
            assertEquals(Optional.empty(), field.isRequired());
            assertEquals(Optional.empty(), field.job());
            assertEquals(List.of(), field.options());
        }

        private static Option option(String id, String label) {
            return new Option(Optional.of(id), Optional.of(label), Optional.of(id));
        }
    }

    @Nested
    class Offices {
        @Test
        void aJobsLocationIsAnOffice() {
            Office office = map("""
                    {"shortcode":"JAD5","country_code":"US","country_name":"United States","state_code":"TX",
                     "subregion":"Texas","zip_code":null,"city":"Austin","coords":"1,2","hidden":false}""");

            assertEquals("JAD5", office.id().value());
            assertEquals(Optional.of("Austin"), office.name());
            assertEquals(Optional.of("Austin, Texas, United States"), office.location());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "New York | New York | United States | New York | New York, United States",
                    "London   |          | United Kingdom | London  | London, United Kingdom",
                    "         | Bavaria  | Germany        | Bavaria | Bavaria, Germany",
                    "         |          | Greece         | Greece  | Greece",
                    "         |          |                |         | ",
                })
        void aPlaceIsNamedAsFarAsItIsKnown(
                @Nullable String city,
                @Nullable String subregion,
                @Nullable String country,
                @Nullable String name,
                @Nullable String location) {
            Office office = map("{\"shortcode\":\"J1\",\"city\":" + json(city) + ",\"subregion\":" + json(subregion)
                    + ",\"country_name\":" + json(country) + "}");

            assertEquals(Optional.ofNullable(name), office.name());
            assertEquals(Optional.ofNullable(location), office.location());
        }

        private static String json(@Nullable String text) {
            return text == null ? "null" : "\"" + text + "\"";
        }

        private static Office map(String record) {
            return OfficeMapper.map(of(JobSiteDto.class, record));
        }
    }

    private static <T> Native<T> of(Class<T> type, String record) {
        return new Native<>(Wire.read(type, record), RawJson.of(record));
    }
}
