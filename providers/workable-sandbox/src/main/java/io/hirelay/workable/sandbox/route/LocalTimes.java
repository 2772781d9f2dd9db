package io.hirelay.workable.sandbox.route;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Times without a zone, as the HR service takes them. */
final class LocalTimes {
    private static final int DAY_ALONE = 10;

    private LocalTimes() {}

    /** A day, alone or with a time of day; a zone, if one is sent, is of no account. */
    static LocalDateTime parse(String field, String text) {
        try {
            return text.length() == DAY_ALONE
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replaceAll("(Z|[+-]\\d\\d:?\\d\\d)$", ""));
        } catch (DateTimeException e) {
            throw Refusal.hr(400, "validation." + field, field + " must be a date such as 2026-01-31");
        }
    }
}
