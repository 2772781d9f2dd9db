package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.DaySession;
import io.hirelay.model.Doc;
import io.hirelay.model.Employee;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import io.hirelay.model.TimeoffType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** Time off that an employee wishes for. */
@Doc("Time off that an employee wishes for.")
public record NewTimeoffRequest(
        @Personal @Required @Doc("Whose; by id.") NamedRef<Employee> employee,

        @Required @Doc("Of which kind: the id of a time-off type, or its exact name.")
        Id<TimeoffType> timeoffType,

        @Personal @Required @Doc("Beginning on the provider's clock, without a zone.")
        LocalDateTime startTime,

        @Personal @Required @Doc("End on the provider's clock, without a zone; the last day as a date alone is enough.")
        LocalDateTime endTime,

        @Personal @Doc("What the employee says about it.") Optional<String> employeeNote,

        @Personal @Doc("Which part of the day, for a request of one day; the whole day unless told otherwise.")
        Optional<DaySession> session,

        @Personal @Doc("How much time off it takes, where the provider does not count it.")
        Optional<BigDecimal> amount,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    /**
     * Whole days.
     *
     * @param employee in any form that the provider accepts
     * @param type the id of a time-off type, or its exact name
     */
    public static NewTimeoffRequest of(String employee, String type, LocalDate first, LocalDate last) {
        return of(employee, type, first.atStartOfDay(), last.atStartOfDay());
    }

    /** From a time to another on the provider's clock. */
    public static NewTimeoffRequest of(String employee, String type, LocalDateTime start, LocalDateTime end) {
        return new NewTimeoffRequest(
                Parts.named(employee),
                Id.of(type),
                start,
                end,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RawJson.NULL);
    }

    public NewTimeoffRequest saying(String words) {
        return new NewTimeoffRequest(
                employee, timeoffType, startTime, endTime, Optional.of(words), session, amount, remoteData);
    }

    public NewTimeoffRequest during(DaySession part) {
        return new NewTimeoffRequest(
                employee, timeoffType, startTime, endTime, employeeNote, Optional.of(part), amount, remoteData);
    }

    @Override
    public void check(Findings findings) {
        Parts.identified("employee", employee, findings);
        // a date alone, which is read as its midnight, is a whole last day
        boolean day = endTime.toLocalTime().equals(LocalTime.MIDNIGHT);
        if (endTime.isBefore(day ? startTime.toLocalDate().atStartOfDay() : startTime)) {
            findings.add("end_time", "must not be before start_time");
        }
        if (amount.filter(value -> value.signum() <= 0).isPresent()) {
            findings.add("amount", "must be more than 0");
        }
    }
}
