package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An offer.
 *
 * @param state such as {@code pending}, {@code approved}, {@code accepted}, {@code rejected}
 * @param documentVariables what the account's template asks for
 */
public record Offer(
        Optional<NamedRef> candidate,
        Optional<LocalDate> createdAt,
        Optional<String> state,
        List<Variable> documentVariables,
        List<Document> documents,
        RawJson raw) {

    /** What is filled into the offer's text. */
    public record Variable(Optional<String> name, Optional<String> slug, Optional<Value> value) {}

    /** Text, or pay. */
    public record Value(Optional<String> body, Optional<Pay> data) {}

    /**
     * Pay.
     *
     * @param frequency the time that the amount is for, such as {@code year}
     * @param currencyIso such as {@code GBP}
     * @param cachedValue as people read it
     */
    public record Pay(
            Optional<BigDecimal> amount,
            Optional<String> frequency,
            Optional<String> currencyIso,
            Optional<String> cachedValue) {}

    /**
     * A document of the offer.
     *
     * @param previewUrl where it is to be fetched without a credential, for some hours
     */
    public record Document(Optional<String> name, Optional<String> previewUrl, Optional<String> kind) {}
}
