package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.NamedRef;
import io.hirelay.model.TimeUnit;
import io.hirelay.model.TimeoffBalance;
import io.hirelay.workable.wire.TimeOffBalanceDto;
import java.math.BigDecimal;

/**
 * What is left to an employee of a category. Workable gives a balance no id: ours is the employee's and the category's
 * with a colon between, which stays the same. The balance of a category without a limit says nothing.
 */
public final class TimeOffBalanceMapper {
    private static final Mapper<Of, TimeoffBalance> MAPPER = Mapper.of(TimeoffBalance.class, Of.class)
            .id(of -> of.employee + ":" + Ids.required("time-off balance", of.balance.categoryId()))
            .value("employee", NamedRef.class, of -> Ids.named(of.employee, null))
            .value("timeoff_policy", String.class, of -> text(of.balance.name()))
            .value("timeoff_type", NamedRef.class, of -> Ids.named(of.balance.categoryId(), text(of.balance.name())))
            .value("balance", BigDecimal.class, of -> TimeOffUnits.amount(of.balance.unitsAvailable()))
            .value("used", BigDecimal.class, of -> TimeOffUnits.amount(of.balance.unitsUsed()))
            .value("carried_over", BigDecimal.class, of -> TimeOffUnits.amount(of.balance.unitsCarryOverAvailable()))
            .value("is_unlimited", Boolean.class, of -> of.balance.hasUnlimitedTimeoff())
            .coded("unit", TimeUnit.class, TimeOffUnits.UNITS, of -> text(of.balance.timeOffTrackingUnit()))
            .build();

    private TimeOffBalanceMapper() {}

    private record Of(String employee, TimeOffBalanceDto balance) {}

    public static FieldPlan<TimeoffBalance> plan() {
        return MAPPER.plan();
    }

    /** @param employee whose it is, which Workable does not say */
    public static TimeoffBalance map(Native<TimeOffBalanceDto> balance, String employee) {
        return MAPPER.row(new Of(employee, balance.value()), balance.raw());
    }
}
