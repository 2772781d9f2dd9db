package io.hirelay.workable.mapping;

import io.hirelay.model.PostalAddress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where people live, as the map service behind Workable splits it. */
final class Homes {
    private Homes() {}

    static PostalAddress address(Map<?, ?> place) {
        return new PostalAddress(
                text(place, "id"),
                text(place, "location_string").or(() -> text(place, "label")),
                street(place),
                Optional.empty(),
                text(place, "city"),
                text(place, "subregion").or(() -> text(place, "state_code")),
                text(place, "zip_code"),
                text(place, "country_code").or(() -> text(place, "country")));
    }

    /** Street and number in the order in which the whole address has them. */
    private static Optional<String> street(Map<?, ?> place) {
        Optional<String> name = text(place, "street_name");
        Optional<String> number = text(place, "street_number");
        if (name.isEmpty() || number.isEmpty()) {
            return name.or(() -> number);
        }
        String numberLast = name.get() + " " + number.get();
        boolean isLast = text(place, "location_string")
                .filter(whole -> whole.contains(numberLast))
                .isPresent();
        return Optional.of(isLast ? numberLast : number.get() + " " + name.get());
    }

    private static Optional<String> text(Map<?, ?> place, String name) {
        @Nullable Object value = place.get(name);
        return Optional.ofNullable(EmployeeRecord.text(value));
    }
}
