package io.hirelay.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.hirelay.model.Application;
import io.hirelay.model.Candidate;
import io.hirelay.model.Coded;
import io.hirelay.model.Compensation;
import io.hirelay.model.Employee;
import io.hirelay.model.Employment;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.Location;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.PostalAddress;
import io.hirelay.model.RandomRecords;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.model.WorkplaceType;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.Operation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NormalizerTest {
    private final Normalizer normalizer = new Normalizer();

    @Test
    void phoneNumbersBecomeE164() {
        assertEquals("+302101234567", normalized("+30 210 123-4567", null));
        assertEquals("+302101234567", normalized("0030 (210) 1234567", null));
        assertEquals("+16172531000", normalized("(617) 253-1000", "US"));
        assertEquals("+15555555555", normalized("1-(555)-555-5555", "US"));
        assertEquals("+442079460018", normalized("020 7946 0018", "United Kingdom"));
        assertEquals("+493012345678", normalized("030 12345678", "de"));
        assertEquals("+393401234567", normalized("+39 340 1234567", "US"), "its own country code is stronger");
    }

    @Test
    void aNumberThatCannotBeUnderstoodStaysAsItIs() {
        for (String number : List.of("210 1234567", "call me", "", "12", "+999 123 456 789", "+1 23")) {
            assertEquals(number, normalized(number, null));
        }
        assertEquals("555-1234", normalized("555-1234", "US"), "it lacks its area code");
        assertEquals("210 1234567", normalized("210 1234567", "Atlantis"));
    }

    @Test
    void anExtensionIsTakenOffTheNumber() {
        PhoneNumber phone = phones(candidate("+1 617 253 1000 ext. 12", null)).get(0);
        assertEquals(new PhoneNumber(Optional.of("+16172531000"), Optional.of("12"), Optional.of("work")), phone);
    }

    @Test
    void countriesBecomeCodeAndEnglishName() {
        assertEquals("US United States", country("USA", null));
        assertEquals("US United States", country(null, "us"));
        assertEquals("US United States", country("U.S.", null));
        assertEquals("GB United Kingdom", country("UK", null));
        assertEquals("GB United Kingdom", country(null, "uk"));
        assertEquals("GB United Kingdom", country("England", "GB"));
        assertEquals("GR Greece", country("Ελλάδα", "GRC"));
        assertEquals("GR Greece", country("greece ", null));
        assertEquals("US United States", country("United States of America (the)", null));
        assertEquals("DE Germany", country("Deutschland", "DE"));
        assertEquals("FR France", country("Germany", "FR"), "the code is stronger");
        assertEquals("KR South Korea", country("Republic of  Korea", null));
        assertEquals(
                Countries.name("BA"),
                location("Bosnia and Herzegovina", null).country().orElseThrow());
        assertEquals(Optional.of("CI"), location("Cote d'Ivoire", null).countryCode());
        assertEquals(Optional.of("LC"), location("Saint Lucia", null).countryCode());
        assertEquals(Optional.of("TL"), location("timor leste", null).countryCode());
    }

    @Test
    void aCountryThatCannotBeUnderstoodStaysAsItIs() {
        assertEquals("null Atlantis", country("Atlantis", null));
        assertEquals("XX null", country(null, "XX"));
        assertEquals("XX Atlantis", country("Atlantis", "XX"));
        assertEquals("null null", country(null, null));
        assertEquals("FR France", country("France", "XX"));
    }

    @Test
    void everyCountryOfTheJdkIsFoundByItsCodesAndItsName() {
        for (String code : java.util.Locale.getISOCountries()) {
            assertEquals(Optional.of(code), Countries.code(code));
            assertEquals(Optional.of(code), Countries.code(Countries.name(code)));
        }
    }

    @Test
    void currenciesBecomeIso4217() {
        assertEquals("EUR", currency(" eur"));
        assertEquals("USD", currency("USD"));
        assertEquals("$", currency("$"));
        assertEquals("abc", currency("abc"));
    }

    @Test
    void anEmployeesCountriesCurrenciesAndNumbersAreNormalised() {
        Employee employee = normalizer.normalize(record(
                Employee.class,
                Map.of(
                        "nationality",
                        Optional.of("Deutschland"),
                        "work_location",
                        Optional.of(record(PostalAddress.class, Map.of("city", Optional.of("Athens")))),
                        "home_location",
                        Optional.of(record(PostalAddress.class, Map.of("country", Optional.of("Greece")))),
                        "phones",
                        List.of(new PhoneNumber(Optional.of("210 1234567"), Optional.empty(), Optional.empty())),
                        "employments",
                        List.of(record(Employment.class, Map.of("pay_currency", Optional.of("eur")))))));
        assertEquals(Optional.of("DE"), employee.nationality());
        assertEquals(Optional.of("GR"), employee.homeLocation().orElseThrow().country());
        assertEquals(Optional.of("+302101234567"), employee.phones().get(0).number(), "a number of where they are");
        assertEquals(Optional.of("EUR"), employee.employments().get(0).payCurrency());
        Employee odd = record(Employee.class, Map.of("nationality", Optional.of("Atlantis")));
        assertSame(odd, normalizer.normalize(odd));
    }

    @Test
    void theRestOfARecordIsUntouched() {
        Candidate before = candidate("+30 210 1234567", "greece");
        Candidate after = normalizer.normalize(before);
        Shape<Candidate> shape = Shape.of(Candidate.class);
        for (Shape.Field field : shape.fields()) {
            if (!Set.of("phones", "location_details").contains(field.name())) {
                assertSame(field.in(before), field.in(after), field.name());
            }
        }
        assertEquals(before.notLoaded(), after.notLoaded());
        Location place = after.locationDetails().get(0);
        assertEquals(
                new Location(
                        Optional.of("L"),
                        Optional.of("Athens"),
                        Optional.of("Attica"),
                        Optional.of("Greece"),
                        Optional.of("GR"),
                        Optional.of("105 57"),
                        Optional.of(true),
                        Optional.of(Coded.of(WorkplaceType.REMOTE))),
                place);
        assertEquals(Optional.of("+302101234567"), after.phones().get(0).number());
    }

    @Test
    void aRecordWithNothingToNormaliseIsTheSame() {
        Candidate normal = normalizer.normalize(candidate("+30 210 1234567", "greece"));
        assertSame(normal, normalizer.normalize(normal));
    }

    @Test
    void everyRecordOfTheModelCanBeNormalisedOnceAndForAll() {
        RandomRecords random = new RandomRecords(31);
        for (Operation<?, ?> operation : Catalogue.operations()) {
            for (int i = 0; i < 20; i++) {
                Unified before = random.make(operation.resource().type());
                Unified after = normalizer.normalize(before);
                assertEquals(before.id(), after.id());
                assertEquals(before.remoteData(), after.remoteData());
                assertEquals(before.notLoaded(), after.notLoaded());
                assertSame(after, normalizer.normalize(after));
            }
        }
    }

    private String normalized(String number, String country) {
        return phones(candidate(number, country)).get(0).number().orElseThrow();
    }

    private List<PhoneNumber> phones(Candidate candidate) {
        return normalizer.normalize(candidate).phones();
    }

    private String country(String name, String code) {
        Location location = location(name, code);
        return location.countryCode().orElse(null) + " " + location.country().orElse(null);
    }

    private Location location(String name, String code) {
        Job job = record(
                Job.class,
                Map.of(
                        "location_details",
                        List.of(new Location(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.ofNullable(name),
                                Optional.ofNullable(code),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))));
        return normalizer.normalize(job).locationDetails().get(0);
    }

    private String currency(String given) {
        Job job = record(
                Job.class,
                Map.of(
                        "compensation",
                        Optional.of(new Compensation(
                                Optional.empty(),
                                Optional.of(BigDecimal.TEN),
                                Optional.empty(),
                                Optional.of(given),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))));
        return normalizer.normalize(job).compensation().orElseThrow().currency().orElseThrow();
    }

    private static Candidate candidate(String number, String country) {
        return record(
                Candidate.class,
                Map.of(
                        "phones",
                        List.of(new PhoneNumber(Optional.of(number), Optional.empty(), Optional.of("work"))),
                        "location_details",
                        List.of(new Location(
                                Optional.of("L"),
                                Optional.of("Athens"),
                                Optional.of("Attica"),
                                Optional.ofNullable(country),
                                Optional.empty(),
                                Optional.of("105 57"),
                                Optional.of(true),
                                Optional.of(Coded.of(WorkplaceType.REMOTE)))),
                        "applications",
                        List.of(record(Application.class, Map.of("job", Optional.of(Ref.to("J")))))));
    }

    private static <T> T record(Class<T> type, Map<String, Object> values) {
        Shape<T> shape = Shape.of(type);
        Object[] all = shape.fields().stream()
                .map(field -> switch (field.name()) {
                    case "id" -> shape.keepsNotLoaded() ? Id.of("1") : null;
                    case "remote_data" -> RawJson.of("{\"country\":\"UK\"}");
                    default -> values.get(field.name());
                })
                .toArray();
        return shape.make(all, Set.of("summary"));
    }
}
