package io.hirelay.normalize;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import io.hirelay.model.PhoneNumber;
import java.util.Optional;

/** Phone numbers in E.164. */
final class Phones {
    /** What the library calls a region that is not known: only numbers with a country code can be read then. */
    private static final String UNKNOWN = "ZZ";

    private Phones() {}

    /** @param region where a number without a country code would be dialled, ISO 3166-1 alpha-2 */
    static PhoneNumber normalize(PhoneNumber phone, Optional<String> region) {
        Optional<Phonenumber.PhoneNumber> parsed = phone.number().flatMap(number -> parse(number, region));
        if (parsed.isEmpty()) {
            return phone;
        }
        Optional<String> extension = phone.extension().isPresent()
                ? phone.extension()
                : Optional.of(parsed.get().getExtension()).filter(digits -> !digits.isEmpty());
        PhoneNumber normal = new PhoneNumber(parsed.map(Phones::e164), extension, phone.type());
        return normal.equals(phone) ? phone : normal;
    }

    /** The number alone; empty when it cannot be understood. */
    static Optional<String> e164(String number, Optional<String> region) {
        return parse(number, region).map(Phones::e164);
    }

    private static String e164(Phonenumber.PhoneNumber number) {
        return PhoneNumberUtil.getInstance().format(number, PhoneNumberFormat.E164);
    }

    private static Optional<Phonenumber.PhoneNumber> parse(String number, Optional<String> region) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber parsed = numbers.parse(dialled(number), region.orElse(UNKNOWN));
            return numbers.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE
                    ? Optional.of(parsed)
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** 00 is how most of the world dials what is written as a plus sign. */
    private static String dialled(String number) {
        String text = number.strip();
        return text.startsWith("00") ? "+" + text.substring(2) : text;
    }
}
