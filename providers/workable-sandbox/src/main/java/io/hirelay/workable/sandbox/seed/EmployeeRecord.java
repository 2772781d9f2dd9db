package io.hirelay.workable.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the company wrote down about one employee. */
final class EmployeeRecord {
    private static final long FIRST_ROW = 0xfff400;
    /** More than any employee has rows. */
    private static final int ROWS = 16;

    private static final List<String> ENTITIES = List.of(
            "0f1e2d3c-4b5a-4678-9a0b-000000000002",
            "0f1e2d3c-4b5a-4678-9a0b-000000000003",
            "0f1e2d3c-4b5a-4678-9a0b-000000000005");
    private static final List<String> SCHEDULES = List.of("71a4", "71a4", "71a4", "71a5");
    private static final List<String> PAY_CURRENCIES = List.of("GBP", "EUR", "USD");
    private static final Map<Long, List<String>> TITLES = Map.of(
            DepartmentSeeds.ENGINEERING,
            List.of("Backend Engineer", "Firmware Engineer", "Test Engineer", "Ingénieure logiciel"),
            DepartmentSeeds.COMMERCIAL,
            List.of("Account Executive", "Field Sales Representative", "Marketing Specialist"),
            DepartmentSeeds.PEOPLE,
            List.of("Recruiter", "People Partner"),
            DepartmentSeeds.FINANCE,
            List.of("Accountant", "Controller"),
            DepartmentSeeds.OPERATIONS,
            List.of("Buyer", "Warehouse Clerk", "Planner"));

    private final EmployeeSeeds seeds;
    private final int index;
    private final Dice dice;
    private final People.Someone person;
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();
    private int rows;

    EmployeeRecord(EmployeeSeeds seeds, int index) {
        this.seeds = seeds;
        this.index = index;
        this.dice = seeds.dice(index);
        this.person = seeds.person(index);
    }

    /** The number of the first row of the employee at this index. */
    static long firstRow(int index) {
        return FIRST_ROW + (long) index * ROWS;
    }

    ObjectNode values() {
        basics();
        contact();
        job();
        contract();
        rest();
        return values;
    }

    private void basics() {
        values.put("firstname", person.first().written())
                .put("lastname", person.last().written());
        if (dice.chance("middle name", 15)) {
            values.put("middle_name", person.first().ascii().substring(0, 1) + ".");
        }
        values.put("employee_number", Integer.toString(index + 1));
        if (dice.chance("called otherwise", 12)) {
            values.put("preferred_name", person.first().ascii());
        }
        values.put("status", seeds.status(index));
        Place place = person.place();
        values.set("country", country(place));
        if (dice.chance("address known", 70)) {
            values.set("address", address(place));
        }
        if (dice.chance("gender told", 55)) {
            values.put("gender", dice.pick("gender", List.of("gender_male", "gender_female", "gender_non_binary")));
        }
        if (dice.chance("marital status told", 30)) {
            values.putObject("marital_status_group")
                    .put(
                            "marital_status",
                            dice.chance("married", 50) ? "marital_status_married" : "marital_status_single");
        }
        if (dice.chance("birthdate told", 60)) {
            values.put("birthdate", midnight(LocalDate.of(1960, 1, 1).plusDays(dice.roll("born", 44 * 365))));
        }
    }

    private void contact() {
        ArrayNode phones = values.putArray("phone_group");
        if (dice.chance("phone", 75)) {
            row(
                    phones,
                    true,
                    object(phone ->
                            phone.put("phone_type", "phone_type_mobile").put("phone", "+1555" + (2_000_000 + index))));
            if (dice.chance("second phone", 20)) {
                row(
                        phones,
                        false,
                        object(phone -> phone.put("phone_type", "phone_type_work")
                                .put("phone", "+44555" + (10_000 + index))
                                .put("phone_ext", index % 100)));
            }
        }
        values.putArray("chat_group");
        String name = person.first().ascii() + "." + person.last().ascii() + index;
        values.put("work_email", name + "@acme.example");
        ArrayNode mails = values.putArray("personal_email");
        if (dice.chance("private address", 65)) {
            String mail = seeds.hire(index).map(Hires.Hire::email).orElse(name + "@home.example");
            row(mails, true, JsonNodeFactory.instance.textNode(mail));
        }
        values.putArray("social_group");
        values.putArray("allergies");
        values.putArray("dietary_restrictions");
        values.putArray("garment_size_group");
    }

    private void job() {
        values.put("job_title", title());
        LocalDate start = seeds.start(index);
        values.put("hire_date", midnight(start.minusDays(dice.between("hired before", 10, 90))));
        values.put("start_date", midnight(start));
        values.put("legal_entity", dice.pick("entity", ENTITIES));
        long department = seeds.department(index);
        if (department != 0) {
            values.put("department", Ids.text(Ids.ofApplication(department)));
            boolean hardware = seeds.unit(index) == DepartmentSeeds.ENGINEERING;
            values.put("division", hardware ? "division_hardware" : "division_services");
        }
        seeds.manager(index).ifPresent(manager -> values.put("reports_to", Ids.text(seeds.id(manager))));
        if (dice.chance("notice period", 30)) {
            values.put("notice_period", 30 * dice.between("months", 1, 3));
        }
        values.putArray("probation_group");
    }

    private void contract() {
        LocalDate start = seeds.start(index);
        boolean part = dice.chance("part time", 15);
        row(
                values.putArray("employment_group"),
                true,
                object(contract -> contract.put("employment_effective_date", midnight(start))
                        .put("employment_status", part ? "employement_type_part_time" : "employement_type_full_time")
                        .put(
                                "employment_work_place",
                                dice.chance("hybrid", 50)
                                        ? "employment_work_place_hybrid"
                                        : "employment_work_place_onsite")));
        values.put("work_schedule", dice.pick("schedule", SCHEDULES));
        int pay = 30_000 + 500 * dice.roll("pay", 120);
        ArrayNode salaries = values.putArray("salary_group");
        if (dice.chance("raised", 40)) {
            // A raise continues the history of what was paid before.
            String first = row(salaries, false, salary(start, pay, "salary_justification_new_hire"));
            LocalDate raised = start.plusDays(dice.between("raise", 20, 39));
            row(salaries, true, salary(raised, pay + 2_500, "salary_justification_adjustment"));
            ((ObjectNode) salaries.get(1)).put("history_of", first);
        } else {
            row(salaries, true, salary(start, pay, "salary_justification_new_hire"));
        }
        for (String field : List.of("commission_group", "bonus_group", "stock_options_group", "assets_group")) {
            values.putArray(field);
        }
        values.putArray("credit_card_group");
    }

    private JsonNode salary(LocalDate from, int amount, String reason) {
        return object(salary -> {
            salary.put("salary_effective_date", midnight(from)).put("salary_pay_type", "salary_pay_type_salary");
            salary.putObject("salary_pay_rate")
                    .put("amount", amount)
                    .put("currency", dice.pick("currency", PAY_CURRENCIES))
                    .put("frequency", "year");
            salary.put("salary_pay_schedule", "salary_pay_schedule_monthly")
                    .put("salary_overtime_status", "salary_overtime_status_exempt")
                    .put("salary_justification", reason);
        });
    }

    private void rest() {
        if (dice.chance("nationality told", 30)) {
            values.set("nationality", country(person.place()));
        }
        for (String field : List.of("social_insurance_number_group", "citizenship", "passport_group", "visa_group")) {
            values.putArray(field);
        }
        values.putArray("driver_license_group");
        ArrayNode education = values.putArray("education_group");
        if (dice.chance("studied", 50)) {
            row(
                    education,
                    true,
                    object(studies -> studies.put("education_degree", dice.pick("degree", Texts.DEGREES))
                            .put("education_field_of_study", dice.pick("field", Texts.FIELDS_OF_STUDY))
                            .put("education_school", dice.pick("school", Texts.SCHOOLS))));
        }
        values.putArray("work_experience_group");
        ArrayNode skills = values.putArray("skills");
        int start = dice.roll("first skill", Texts.SKILLS.size());
        for (int i = 0; i < dice.roll("skills", 3); i++) {
            String skill = Texts.SKILLS.get((start + i) % Texts.SKILLS.size());
            row(skills, i == 0, JsonNodeFactory.instance.textNode(skill));
        }
        values.putArray("language");
        ArrayNode emergency = values.putArray("contact_group");
        if (dice.chance("emergency contact", 40)) {
            row(
                    emergency,
                    true,
                    object(contact -> contact.put(
                                    "contact_name", "Alex " + person.last().written())
                            .put("contact_relationship", "contact_relationship_spouse")
                            .put("contact_phone", "+1555" + (7_000_000 + index))));
        }
        own();
    }

    /** The company's own fields. */
    private void own() {
        if (dice.chance("locker", 60)) {
            values.put(EmployeeFieldSeeds.LOCKER, "L-" + (100 + index));
        }
        if (dice.chance("parks", 25)) {
            values.put(EmployeeFieldSeeds.PARKING, EmployeeFieldSeeds.PARKING_YARD);
        }
        ArrayNode aid = values.putArray(EmployeeFieldSeeds.FIRST_AID);
        if (dice.chance("first aider", 10)) {
            LocalDate issued = seeds.start(index).plusDays(30);
            row(
                    aid,
                    true,
                    object(certificate -> certificate
                            .put(EmployeeFieldSeeds.FIRST_AID_ISSUED, midnight(issued))
                            .put(EmployeeFieldSeeds.FIRST_AID_ISSUER, "Red Cross")));
        }
        if (dice.chance("overtime", 20)) {
            values.put(EmployeeFieldSeeds.OVERTIME, 0.5 * dice.between("hours", 1, 40));
        }
    }

    private String title() {
        if (index == 0) {
            return "Managing Director";
        }
        String trade = dice.pick("title", TITLES.get(seeds.unit(index)));
        return seeds.head(index) ? "Head of " + unitName() : seeds.manages(index) ? "Lead " + trade : trade;
    }

    private String unitName() {
        return DepartmentSeeds.all().stream()
                .filter(department -> department.number() == seeds.department(index))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private String row(ArrayNode field, boolean primary, JsonNode value) {
        String id = Ids.text(firstRow(index) + rows++);
        field.addObject()
                .put("row_id", id)
                .put("history_of", id)
                .put("is_primary", primary)
                .set("value", value);
        return id;
    }

    private static JsonNode object(Consumer<ObjectNode> filling) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        filling.accept(json);
        return json;
    }

    private static JsonNode country(Place place) {
        return object(json -> json.put("display", place.country()).put("value", place.countryCode()));
    }

    private JsonNode address(Place place) {
        int number = dice.between("house", 1, 180);
        return object(json -> {
            json.put("id", "place-" + Ids.text(dice.bits("place") & 0xffffffffL))
                    .put("label", place.display())
                    .put("city", place.city())
                    .put("country", place.country())
                    .put("country_code", place.countryCode())
                    .put("state_code", place.regionCode())
                    .put("subregion", place.region())
                    .put("zip_code", place.zipCode())
                    .put("street_name", "Example Street")
                    .put("street_number", Integer.toString(number))
                    .put("coords", place.coordinates())
                    .put("location_string", number + " Example Street, " + place.display())
                    .put("status", "OK");
            json.putObject("bounds").put("northeast", place.coordinates()).put("southwest", place.coordinates());
        });
    }

    static String midnight(LocalDate day) {
        return day + "T00:00:00.000Z";
    }
}
