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
        if (phone.number().isEmpty()) {
            return phone;
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber parsed =
                    numbers.parse(dialled(phone.number().get()), region.orElse(UNKNOWN));
            if (numbers.isPossibleNumberWithReason(parsed) != ValidationResult.IS_POSSIBLE) {
                return phone;
            }
            Optional<String> extension = phone.extension().isPresent()
                    ? phone.extension()
                    : Optional.of(parsed.getExtension()).filter(digits -> !digits.isEmpty());
            PhoneNumber normal = new PhoneNumber(
                    Optional.of(numbers.format(parsed, PhoneNumberFormat.E164)), extension, phone.type());
            return normal.equals(phone) ? phone : normal;
        } catch (NumberParseException e) {
            return phone;
        }
    }

    /** 00 is how most of the world dials what is written as a plus sign. */
    private static String dialled(String number) {
        String text = number.strip();
        return text.startsWith("00") ? "+" + text.substring(2) : text;
    }
}
