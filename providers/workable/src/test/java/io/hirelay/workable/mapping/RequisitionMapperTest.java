package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.error.ProtocolException;
import io.hirelay.http.Native;
import io.hirelay.model.Approval;
import io.hirelay.model.Approver;
import io.hirelay.model.Coded;
import io.hirelay.model.Compensation;
import io.hirelay.model.JobType;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PayInterval;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.model.Requisition;
import io.hirelay.model.RequisitionStatus;
import io.hirelay.workable.wire.RequisitionDto;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequisitionMapperTest {

    @Test
    void aRequisitionGoesByItsCode() {
        Requisition requisition = map("""
                {"id":"7d1","code":"REQ101","job":{"id":"5b5","title":"Engineer"},
                 "department":{"id":"92b","name":"Platform"},
                 "location":{"location_str":"Athens, Greece","country":"Greece","city":"Athens"},
                 "requester":{"id":"1f1","name":"Nora"},"hiring_manager":{"id":"1f2","name":"Eric"},"owner":null,
                 "plan_date":"2026-09-01","start_date":null,
                 "salary_range":{"from":50000,"to":60000.5,"frequency":"year","currency":"eur"},"salary":null,
                 "candidate_id":"c1","employment_type":"Full-time","reason":"replacement","state":"on_hold",
                 "approval_groups":[{"id":"g1","approvers":[{"id":"1f3","name":"Ada","decision":"approved"}]}]}""");

        assertEquals("REQ101", requisition.id().value());
        assertEquals(Optional.of("Engineer"), requisition.name());
        assertEquals(Optional.of(Coded.of(RequisitionStatus.ON_HOLD, "on_hold")), requisition.status());
        assertEquals(Optional.of(Ref.to("AB12")), requisition.job());
        assertEquals(Optional.of(NamedRef.to("92b", "Platform")), requisition.department());
        assertEquals(Optional.of("Athens, Greece"), requisition.location());
        assertEquals(Optional.of(NamedRef.to("1f1", "Nora")), requisition.requester());
        assertEquals(Optional.of(NamedRef.to("1f2", "Eric")), requisition.hiringManager());
        assertEquals(Optional.empty(), requisition.owner());
        assertEquals(Optional.of(LocalDate.of(2026, 9, 1)), requisition.planDate());
        assertEquals(Optional.empty(), requisition.startDate());
        assertEquals(
                Optional.of(pay("50000", "60000.5", "EUR", Coded.of(PayInterval.YEARLY, "year"))),
                requisition.compensation());
        assertEquals(Optional.of(Coded.of(JobType.FULL_TIME, "Full-time")), requisition.jobType());
        assertEquals(Optional.of("replacement"), requisition.reason());
        assertEquals(Optional.of(Ref.to("c1")), requisition.candidate());
        assertEquals(
                List.of(new Approval(
                        Optional.of("g1"),
                        List.of(new Approver(Optional.of("1f3"), Optional.of("Ada"), Optional.of("approved"))))),
                requisition.approvals());
    }

    @Test
    void theSalaryAgreedStandsInForARangeThatIsMissing() {
        Requisition requisition = map("""
                {"code":"REQ1","salary_range":{"from":null,"to":null,"currency":"EUR"},
                 "salary":{"amount":25,"frequency":"hour","currency_iso":"USD"}}""");

        assertEquals(
                Optional.of(pay("25", "25", "USD", Coded.of(PayInterval.HOURLY, "hour"))), requisition.compensation());
        assertEquals(Optional.empty(), map("{\"code\":\"REQ1\"}").compensation());
    }

    @Test
    void wordsNobodyKnowsAreCarried() {
        Requisition requisition = map("""
                {"code":"REQ1","state":"dreamt","employment_type":"Other",
                 "salary_range":{"from":1,"frequency":"fortnight"}}""");

        assertEquals("dreamt", requisition.status().orElseThrow().word());
        assertEquals("Other", requisition.jobType().orElseThrow().word());
        assertEquals(
                Optional.of(Coded.<PayInterval>unknown("fortnight")),
                requisition.compensation().orElseThrow().interval());
    }

    @Test
    void aPlaceWithoutADisplayStringIsPutTogether() {
        assertEquals(
                Optional.of("Athens, Greece"),
                map("{\"code\":\"R\",\"location\":{\"city\":\"Athens\",\"region\":\"Athens\",\"country\":\"Greece\"}}")
                        .location());
        assertEquals(
                Optional.empty(),
                map("{\"code\":\"R\",\"location\":{\"city\":null}}").location());
    }

    @Test
    void withoutACodeItGoesByItsOwnIdAndWithNeitherByNothing() {
        assertEquals("7d1", map("{\"id\":\"7d1\"}").id().value());
        assertThrows(ProtocolException.class, () -> map("{\"state\":\"open\"}"));
    }

    private static Compensation pay(String min, String max, String currency, Coded<PayInterval> interval) {
        return new Compensation(
                Optional.empty(),
                Optional.of(new BigDecimal(min)),
                Optional.of(new BigDecimal(max)),
                Optional.of(currency),
                Optional.of(interval),
                Optional.empty(),
                Optional.empty());
    }

    private static Requisition map(String record) {
        return RequisitionMapper.map(
                new Native<>(Wire.read(RequisitionDto.class, record), RawJson.of(record)), Optional.of("AB12"));
    }
}
