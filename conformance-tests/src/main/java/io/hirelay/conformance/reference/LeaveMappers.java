package io.hirelay.conformance.reference;

import static io.hirelay.conformance.reference.HiringMappers.id;

import io.hirelay.mapping.Mapper;
import io.hirelay.model.DaySession;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.TimeUnit;
import io.hirelay.model.TimeoffBalance;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.model.TimeoffStatus;
import io.hirelay.model.TimeoffType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days and hours away: what for, how many are left, and who asked for them. */
final class LeaveMappers {
    /** On the clock of the yard, whichever zone that is in. */
    static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private LeaveMappers() {}

    static final Mapper<NativeRecord, TimeoffType> TYPE = Mapper.of(TimeoffType.class, NativeRecord.class)
            .id(leave -> id(leave, "leave"))
            .value("name", String.class, leave -> leave.text("called"))
            .value("description", String.class, leave -> leave.text("about"))
            .coded("unit", TimeUnit.class, RosterWords.COUNTED, leave -> leave.text("counted"))
            .value("is_paid", Boolean.class, leave -> leave.flag("paid"))
            .value("created_at", Instant.class, leave -> leave.millis("made"))
            .value("updated_at", Instant.class, leave -> leave.millis("touched"))
            .build();

    static final Mapper<NativeRecord, TimeoffBalance> BALANCE = Mapper.of(TimeoffBalance.class, NativeRecord.class)
            .id(allowance -> id(allowance, "allowance"))
            .value("employee", NamedRef.class, allowance -> RosterMappers.hand(allowance.part("hand")))
            .value("timeoff_policy", String.class, allowance -> allowance.text("policy"))
            .value("timeoff_type", NamedRef.class, allowance -> leave(allowance.part("leave")))
            .value("balance", BigDecimal.class, allowance -> allowance.decimal("left"))
            .value("used", BigDecimal.class, allowance -> allowance.decimal("taken"))
            .value("carried_over", BigDecimal.class, allowance -> allowance.decimal("carried"))
            .value("is_unlimited", Boolean.class, allowance -> allowance.flag("boundless"))
            .coded("unit", TimeUnit.class, RosterWords.COUNTED, LeaveMappers::counted)
            .value("created_at", Instant.class, allowance -> allowance.millis("made"))
            .value("updated_at", Instant.class, allowance -> allowance.millis("touched"))
            .build();

    static final Mapper<NativeRecord, TimeoffRequest> REQUEST = Mapper.of(TimeoffRequest.class, NativeRecord.class)
            .id(absence -> id(absence, "absence"))
            .value("employee", NamedRef.class, absence -> RosterMappers.hand(absence.part("hand")))
            .value("approver", NamedRef.class, absence -> RosterMappers.hand(absence.part("decided_by")))
            .coded("status", TimeoffStatus.class, RosterWords.STATES, absence -> absence.text("state"))
            .value("employee_note", String.class, absence -> absence.text("note"))
            .coded("units", TimeUnit.class, RosterWords.COUNTED, LeaveMappers::counted)
            .value("amount", BigDecimal.class, absence -> absence.decimal("amount"))
            .value("timeoff_type", String.class, absence -> word(absence.part("leave"), "called"))
            .value(
                    "timeoff_type_id",
                    Id.class,
                    absence -> Optional.ofNullable(word(absence.part("leave"), "leave"))
                            .map(Id::<TimeoffType>of)
                            .orElse(null))
            .value("start_time", LocalDateTime.class, absence -> clock(absence.text("from")))
            .value("end_time", LocalDateTime.class, absence -> clock(absence.text("till")))
            .coded("session", DaySession.class, RosterWords.SPELLS, absence -> absence.text("spell"))
            .value("created_at", Instant.class, absence -> absence.millis("made"))
            .value("updated_at", Instant.class, absence -> absence.millis("touched"))
            .build();

    private static @Nullable NamedRef<TimeoffType> leave(@Nullable NativeRecord leave) {
        return leave == null
                ? null
                : new NamedRef<>(Optional.of(Id.of(id(leave, "leave"))), Optional.ofNullable(leave.text("called")));
    }

    private static @Nullable String counted(NativeRecord line) {
        return word(line.part("leave"), "counted");
    }

    private static @Nullable String word(@Nullable NativeRecord part, String name) {
        return part == null ? null : part.text(name);
    }

    private static @Nullable LocalDateTime clock(@Nullable String text) {
        return text == null ? null : LocalDateTime.parse(text, CLOCK);
    }
}
