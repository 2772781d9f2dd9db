package io.hirelay.workable.mapping;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Offer;
import io.hirelay.model.OfferStatus;
import io.hirelay.model.Ref;
import io.hirelay.workable.wire.OfferDto;
import io.hirelay.workable.wire.OfferVariableDto;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The offer of a candidate. Workable documents of its states only that {@code accepted} and {@code rejected} are among
 * them: words that are not ours are passed through. What the offer says beyond its state is in variables that each
 * account's template defines; the first day of work is read from the one with the slug {@code start_date}.
 */
public final class OfferMapper {
    private static final Map<String, OfferStatus> STATES = Values.words(OfferStatus.class);

    private static final Mapper<Made, Offer> MAPPER = Mapper.of(Offer.class, Made.class)
            .id(made -> Ids.required("offer", made.candidate))
            .value("application", Ref.class, made -> Ids.ref(made.candidate))
            .value("candidate", Ref.class, made -> Ids.ref(made.candidate))
            .coded("status", OfferStatus.class, STATES, made -> made.offer.state())
            .value("start_date", LocalDate.class, made -> startDate(made.offer))
            .value("created_at", Instant.class, made -> WireTimes.instant(made.offer.createdAt()))
            .build();

    private OfferMapper() {}

    private record Made(OfferDto offer, String candidate) {}

    public static FieldPlan<Offer> plan() {
        return MAPPER.plan();
    }

    /** @param candidate whose offer it is; an offer has no id of its own */
    public static Offer map(Native<OfferDto> offer, String candidate) {
        return MAPPER.row(new Made(offer.value(), candidate), offer.raw());
    }

    /** Whether there is an offer: Workable answers a candidate's name alone when there is none. */
    public static boolean exists(OfferDto offer) {
        return offer.state() != null
                || offer.createdAt() != null
                || !Present.in(offer.documentVariables()).isEmpty()
                || !Present.in(offer.documents()).isEmpty();
    }

    private static @Nullable LocalDate startDate(OfferDto offer) {
        return Present.<OfferVariableDto>in(offer.documentVariables()).stream()
                .filter(variable -> variable.slug() != null
                        && variable.slug().replace('-', '_').equals("start_date"))
                .map(OfferMapper::text)
                .map(WireTimes::date)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(OfferVariableDto variable) {
        return variable.value() != null && variable.value().get("body") instanceof String body ? body : null;
    }
}
