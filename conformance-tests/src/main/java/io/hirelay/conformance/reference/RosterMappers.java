package io.hirelay.conformance.reference;

import static io.hirelay.conformance.reference.HiringMappers.id;

import io.hirelay.mapping.Load;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Candidate;
import io.hirelay.model.Coded;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Employee;
import io.hirelay.model.Employment;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.FieldDefinition;
import io.hirelay.model.FieldPartDefinition;
import io.hirelay.model.FieldType;
import io.hirelay.model.FieldValue;
import io.hirelay.model.FlsaStatus;
import io.hirelay.model.Gender;
import io.hirelay.model.Group;
import io.hirelay.model.GroupRef;
import io.hirelay.model.GroupType;
import io.hirelay.model.Id;
import io.hirelay.model.MaritalStatus;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Option;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.PostalAddress;
import io.hirelay.model.Ref;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Those who work here: a hand's record, with berths that are records of their own and marks that others define. */
final class RosterMappers {
    private RosterMappers() {}

    /** A hand's line, thin or whole, with what other calls tell. */
    record Hand(NativeRecord line, List<NativeRecord> berths, Map<String, NativeRecord> marks) {}

    static final String PROFILE = "profile";
    static final String BERTHS = "berths";

    /** The whole line, and what its marks mean. */
    private static final Load[] ON_PROFILE = {Load.ON_GET, Load.onExpand(PROFILE, 2)};

    static final Mapper<Hand, Employee> EMPLOYEE = Mapper.of(Employee.class, Hand.class)
            .id(hand -> id(hand.line(), "hand"))
            .value("employee_number", String.class, hand -> hand.line().text("no"))
            .value("first_name", String.class, hand -> hand.line().text("given"))
            .value("middle_name", String.class, hand -> hand.line().text("middle"))
            .value("last_name", String.class, hand -> hand.line().text("family"))
            .value(
                    "name",
                    String.class,
                    hand -> hand.line().text("given") + " " + hand.line().text("family"))
            .value("preferred_name", String.class, hand -> hand.line().text("goes_by"))
            .value("username", String.class, hand -> hand.line().text("login"))
            .value("job_title", String.class, hand -> hand.line().text("craft"))
            .value("company", NamedRef.class, RosterMappers::company)
            .list("groups", GroupRef.class, RosterMappers::groups)
            .list("emails", EmailAddress.class, RosterMappers::mails)
            .value("manager", NamedRef.class, hand -> hand(hand.line().part("leader")))
            .value(
                    "work_location",
                    PostalAddress.class,
                    hand -> place(hand.line().part("place")))
            .value("hire_date", LocalDate.class, hand -> day(hand.line(), "joined"))
            .value("start_date", LocalDate.class, hand -> day(hand.line(), "begins"))
            .value("termination_date", LocalDate.class, hand -> day(hand.line(), "left"))
            .coded(
                    "employment_status",
                    EmploymentStatus.class,
                    RosterWords.STANDINGS,
                    hand -> hand.line().text("standing"))
            .value("created_at", Instant.class, hand -> hand.line().millis("made"))
            .value("updated_at", Instant.class, hand -> hand.line().millis("touched"))
            .list("phones", PhoneNumber.class, RosterMappers::phones, ON_PROFILE)
            .value(
                    "home_location",
                    PostalAddress.class,
                    hand -> place(hand.line().part("home")),
                    ON_PROFILE)
            .coded(
                    "gender",
                    Gender.class,
                    RosterWords.SEXES,
                    hand -> hand.line().text("sex"),
                    ON_PROFILE)
            .coded(
                    "marital_status",
                    MaritalStatus.class,
                    RosterWords.WED,
                    hand -> hand.line().text("wed"),
                    ON_PROFILE)
            .value("date_of_birth", LocalDate.class, hand -> day(hand.line(), "born"), ON_PROFILE)
            .value("nationality", String.class, hand -> hand.line().text("passport"), ON_PROFILE)
            .value("avatar", String.class, hand -> hand.line().text("picture"), ON_PROFILE)
            .value(
                    "candidate",
                    Ref.class,
                    hand -> Optional.ofNullable(hand.line().text("applied_as"))
                            .map(Ref::<Candidate>to)
                            .orElse(null),
                    ON_PROFILE)
            .list("custom_fields", FieldValue.class, hand -> Marks.shown(hand.line(), hand.marks()), ON_PROFILE)
            .list("employments", Employment.class, RosterMappers::employments, Load.ON_GET, Load.onExpand(BERTHS, 1))
            .build();

    static final Mapper<NativeRecord, Group> GROUP = Mapper.of(Group.class, NativeRecord.class)
            .id(gang -> id(gang, "gang"))
            .value(
                    "parent_group",
                    Id.class,
                    gang -> Optional.ofNullable(gang.text("under"))
                            .map(Id::<Group>of)
                            .orElse(null))
            .value("name", String.class, gang -> gang.text("called"))
            .value("description", String.class, gang -> gang.text("about"))
            .coded("type", GroupType.class, RosterWords.GANGS, gang -> gang.text("sort"))
            .value("timezone", String.class, gang -> gang.text("clock"))
            .value("created_at", Instant.class, gang -> gang.millis("made"))
            .build();

    static final Mapper<NativeRecord, FieldDefinition> FIELD = Mapper.of(FieldDefinition.class, NativeRecord.class)
            .id(mark -> id(mark, "mark"))
            .value("name", String.class, mark -> mark.text("called"))
            .value("label", String.class, mark -> mark.text("label"))
            .value("description", String.class, mark -> mark.text("about"))
            .value("entity_type", String.class, mark -> "employee")
            .coded("type", FieldType.class, RosterWords.MARKS, mark -> mark.text("kind"))
            .value("is_required", Boolean.class, mark -> mark.flag("needed"))
            .value("is_multiple", Boolean.class, mark -> mark.flag("many"))
            .value("keeps_history", Boolean.class, mark -> mark.flag("kept"))
            .list("options", Option.class, RosterMappers::options)
            .list(
                    "parts",
                    FieldPartDefinition.class,
                    mark -> mark.parts("parts").stream()
                            .map(part -> new FieldPartDefinition(
                                    Optional.ofNullable(part.text("part")),
                                    Optional.ofNullable(part.text("label")),
                                    Optional.empty(),
                                    RosterWords.coded(RosterWords.MARKS, part.text("kind")),
                                    options(part)))
                            .toList())
            .value("created_at", Instant.class, mark -> mark.millis("made"))
            .value("updated_at", Instant.class, mark -> mark.millis("touched"))
            .build();

    private static List<Option> options(NativeRecord mark) {
        return mark.parts("choices").stream()
                .map(choice -> new Option(
                        Optional.ofNullable(choice.text("choice")),
                        Optional.ofNullable(choice.text("says")),
                        Optional.empty()))
                .toList();
    }

    /** Somebody by id and name. */
    static @Nullable NamedRef<Employee> hand(@Nullable NativeRecord hand) {
        return hand == null
                ? null
                : new NamedRef<>(
                        Optional.ofNullable(hand.text("hand")).map(Id::of), Optional.ofNullable(hand.text("called")));
    }

    private static @Nullable NamedRef<Group> company(Hand hand) {
        return hand.line().parts("gangs").stream()
                .filter(gang -> "house".equals(gang.text("sort")))
                .map(gang -> new NamedRef<Group>(
                        Optional.of(Id.of(id(gang, "gang"))), Optional.ofNullable(gang.text("called"))))
                .findFirst()
                .orElse(null);
    }

    private static List<GroupRef> groups(Hand hand) {
        return hand.line().parts("gangs").stream()
                .map(gang -> new GroupRef(
                        Optional.of(Id.of(id(gang, "gang"))),
                        Optional.ofNullable(gang.text("called")),
                        RosterWords.coded(RosterWords.GANGS, gang.text("sort"))))
                .toList();
    }

    private static List<EmailAddress> mails(Hand hand) {
        return hand.line().parts("mails").stream()
                .map(mail -> new EmailAddress(
                        Optional.ofNullable(mail.text("addr")),
                        Optional.ofNullable(mail.text("kind")),
                        Optional.ofNullable(mail.flag("first"))))
                .toList();
    }

    private static List<PhoneNumber> phones(Hand hand) {
        return hand.line().parts("phones").stream()
                .map(phone -> new PhoneNumber(
                        Optional.ofNullable(phone.text("number")),
                        Optional.empty(),
                        Optional.ofNullable(phone.text("kind"))))
                .toList();
    }

    private static @Nullable PostalAddress place(@Nullable NativeRecord place) {
        return place == null
                ? null
                : new PostalAddress(
                        Optional.empty(),
                        Optional.ofNullable(place.text("called")),
                        Optional.ofNullable(place.text("line")),
                        Optional.ofNullable(place.text("line2")),
                        Optional.ofNullable(place.text("town")),
                        Optional.ofNullable(place.text("area")),
                        Optional.ofNullable(place.text("post")),
                        Optional.ofNullable(place.text("land")));
    }

    /** The system keeps them in any order. */
    private static List<Employment> employments(Hand hand) {
        return hand.berths().stream()
                .map(RosterMappers::employment)
                .sorted(Comparator.comparing(
                                (Employment berth) -> berth.effectiveDate().orElse(LocalDate.MIN))
                        .reversed())
                .toList();
    }

    private static Employment employment(NativeRecord berth) {
        Optional<Coded<FlsaStatus>> flsa = Optional.ofNullable(berth.flag("exempt"))
                .map(exempt -> Coded.of(exempt ? FlsaStatus.EXEMPT : FlsaStatus.NON_EXEMPT));
        return new Employment(
                Optional.of(id(berth, "berth")),
                Optional.of(Ref.to(id(berth, "hand"))),
                Optional.ofNullable(berth.text("craft")),
                Optional.ofNullable(berth.text("pay")).map(BigDecimal::new),
                RosterWords.coded(RosterWords.TIMES, berth.text("pay_for")),
                RosterWords.coded(RosterWords.TIMES, berth.text("paid_each")),
                Optional.ofNullable(berth.text("coin")),
                Optional.ofNullable(berth.text("tier")),
                flsa,
                Optional.ofNullable(day(berth, "from")),
                Optional.ofNullable(day(berth, "till")),
                RosterWords.coded(RosterWords.HOURS, berth.text("hours")),
                RosterWords.coded(RosterWords.PLACES, berth.text("from_where")),
                Optional.ofNullable(berth.text("why_over")),
                Optional.ofNullable(berth.text("remark")),
                Optional.ofNullable(berth.millis("made")),
                Optional.ofNullable(berth.millis("touched")));
    }

    private static @Nullable LocalDate day(NativeRecord line, String name) {
        String text = line.text(name);
        return text == null ? null : LocalDate.parse(text, RosterSeed.DAY);
    }
}
