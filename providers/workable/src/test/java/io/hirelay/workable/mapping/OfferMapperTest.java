package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.http.Native;
import io.hirelay.model.Coded;
import io.hirelay.model.Offer;
import io.hirelay.model.OfferStatus;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.workable.wire.OfferDto;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferMapperTest {

    @Test
    void anOfferGoesByItsCandidate() {
        Offer offer = map("""
                {"candidate":{"id":"c1","name":"Ada"},"created_at":"2026-05-04","state":"approved",
                 "document_variables":[
                   {"name":"Salary","slug":"salary","value":{"data":{"amount":90000,"frequency":"year"}}},
                   {"name":"Start date","slug":"start-date","value":{"body":"2026-09-01"}}],
                 "documents":[{"name":"Offer.pdf","preview_url":"https://files.example/o","kind":"Offer"}]}""");

        assertEquals("c1", offer.id().value());
        assertEquals(Optional.of(Ref.to("c1")), offer.candidate());
        assertEquals(Optional.of(Ref.to("c1")), offer.application());
        assertEquals(Optional.of(Coded.of(OfferStatus.APPROVED, "approved")), offer.status());
        assertEquals(Optional.of(LocalDate.of(2026, 9, 1)), offer.startDate());
        assertEquals(Optional.of(Instant.parse("2026-05-04T00:00:00Z")), offer.createdAt());
        assertEquals(Optional.empty(), offer.sentAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "rejected", "on-ice"})
    void aStateThatIsNotOursIsPassedThrough(String state) {
        Coded<OfferStatus> status =
                map("{\"state\":\"" + state + "\"}").status().orElseThrow();

        assertEquals(Optional.empty(), status.known());
        assertEquals(state, status.word());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"slug\":\"start_date\",\"value\":{\"body\":\"early autumn\"}}",
                "{\"slug\":\"start_date\",\"value\":{\"body\":7}}",
                "{\"slug\":\"start_date\",\"value\":\"2026-09-01\"}",
                "{\"slug\":\"start_date\",\"value\":null}",
                "{\"slug\":\"start_date\"}",
                "{\"value\":{\"body\":\"2026-09-01\"}}",
                "null",
            })
    void aVariableThatHoldsNoDateIsNoStart(String variable) {
        assertEquals(
                Optional.empty(),
                map("{\"state\":\"sent\",\"document_variables\":[" + variable + "]}")
                        .startDate());
    }

    @Test
    void theNameOfACandidateAloneIsNoOffer() {
        assertFalse(OfferMapper.exists(read("{\"candidate\":{\"id\":\"c1\",\"location\":null,\"name\":\"Ada\"}}")));
        assertFalse(
                OfferMapper.exists(read("{\"candidate\":{\"id\":\"c1\"},\"document_variables\":[],\"documents\":[]}")));
        assertTrue(OfferMapper.exists(read("{\"candidate\":{\"id\":\"c1\"},\"state\":\"draft\"}")));
        assertTrue(OfferMapper.exists(read("{\"documents\":[{\"name\":\"Offer.pdf\"}]}")));
    }

    private static Offer map(String record) {
        return OfferMapper.map(new Native<>(read(record), RawJson.of(record)), "c1");
    }

    private static OfferDto read(String record) {
        return Wire.read(OfferDto.class, record);
    }
}
