package io.hirelay.normalize;

import io.hirelay.model.Location;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.PostalAddress;
import io.hirelay.model.Scalar;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings the values of unified records into one form: phone numbers into E.164, countries into their ISO 3166-1 alpha-2
 * code (a location also into its English name), currencies into their ISO 4217 code. A value that cannot be understood stays as it is, and so
 * do the provider's record and what is not loaded. Thread-safe.
 */
public final class Normalizer {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * The same record with its values and those of all records within it normalised. A phone number without a country
     * code is read as one of the country of the first location in the record.
     */
    public <T extends Unified> T normalize(T record) {
        @SuppressWarnings("unchecked") // a record's class is its type
        Class<T> type = (Class<T>) record.getClass();
        return type.cast(walk(record, region(record)));
    }

    /** The country in which a record's phone numbers without a country code are read: that of its first location. */
    public Optional<String> country(Unified record) {
        return region(record);
    }

    /**
     * A phone number in E.164; empty when it cannot be understood.
     *
     * @param country where a number without a country code would be dialled, ISO 3166-1 alpha-2
     */
    public Optional<String> e164(String number, Optional<String> country) {
        return Phones.e164(number, country);
    }

    private static Object walk(Object record, Optional<String> region) {
        if (record instanceof PhoneNumber phone) {
            return Phones.normalize(phone, region);
        } else if (record instanceof Location location) {
            return normalize(location);
        }
        Shape<?> shape = Shape.of(record.getClass());
        @Nullable Object[] values = new Object[shape.fields().size()];
        boolean changed = false;
        for (int i = 0; i < values.length; i++) {
            Shape.Field field = shape.fields().get(i);
            Object before = field.in(record);
            Object after = holdsRecords(field) ? walk(field, before, region) : plain(field, before);
            values[i] = after;
            changed |= after != before;
        }
        return changed ? shape.make(values, shape.notLoaded(record)) : record;
    }

    private static Object walk(Shape.Field field, Object value, Optional<String> region) {
        return switch (field.arity()) {
            case ONE -> walk(value, region);
            case OPTIONAL -> {
                Object before = ((Optional<?>) value).orElse(null);
                Object after = before == null ? null : walk(before, region);
                yield after == before ? value : Optional.ofNullable(after);
            }
            case LIST -> {
                List<?> before = (List<?>) value;
                List<Object> after = new ArrayList<>(before.size());
                boolean changed = false;
                for (Object each : before) {
                    Object normal = walk(each, region);
                    after.add(normal);
                    changed |= normal != each;
                }
                yield changed ? after : value;
            }
        };
    }

    private static Location normalize(Location location) {
        Optional<String> code = code(location);
        if (code.isEmpty()) {
            return location;
        }
        Optional<String> name = Optional.of(Countries.name(code.get()));
        if (location.countryCode().equals(code) && location.country().equals(name)) {
            return location;
        }
        return new Location(
                location.id(),
                location.city(),
                location.region(),
                name,
                code,
                location.postalCode(),
                location.isRemote(),
                location.workplaceType());
    }

    /** The value of a field that holds no records. */
    private static Object plain(Shape.Field field, Object value) {
        return switch (field.format().orElse("")) {
            case "country" -> understood(value, Countries::code);
            case "currency" -> understood(value, Normalizer::currency);
            default -> value;
        };
    }

    private static Object understood(Object value, Function<String, Optional<String>> reading) {
        if (value instanceof Optional<?> optional && optional.isPresent() && optional.get() instanceof String text) {
            Optional<String> normal = reading.apply(text);
            return normal.isEmpty() || normal.get().equals(text) ? value : normal;
        }
        return value;
    }

    private static Optional<String> currency(String text) {
        return Optional.of(text.strip().toUpperCase(Locale.ROOT)).filter(CURRENCIES::contains);
    }

    /** The country a location is in: its code says it more surely than its name. */
    private static Optional<String> code(Location location) {
        return location.countryCode()
                .flatMap(Countries::code)
                .or(() -> location.country().flatMap(Countries::code));
    }

    /** The country of the first location anywhere in a record. */
    private static Optional<String> region(Object value) {
        if (value instanceof Location location) {
            return code(location);
        } else if (value instanceof PostalAddress address) {
            return address.country().flatMap(Countries::code);
        } else if (value instanceof Optional<?> optional) {
            return optional.flatMap(Normalizer::region);
        } else if (value instanceof List<?> many) {
            return first(many);
        } else if (value instanceof Record record && !(value instanceof Scalar)) {
            return first(Shape.of(record.getClass()).fields().stream()
                    .filter(Normalizer::holdsRecords)
                    .map(field -> field.in(record))
                    .toList());
        }
        return Optional.empty();
    }

    private static Optional<String> first(List<?> values) {
        return values.stream().flatMap(each -> region(each).stream()).findFirst();
    }

    private static boolean holdsRecords(Shape.Field field) {
        Class<?> type = field.valueClass();
        return type.isRecord() && !Scalar.class.isAssignableFrom(type);
    }
}
