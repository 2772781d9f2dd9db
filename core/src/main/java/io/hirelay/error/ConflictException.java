package io.hirelay.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The write clashes with what is there. */
public final class ConflictException extends HirelayException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Object> detail;

    public ConflictException(ErrorCode code, String message, @Nullable ProviderFailure providerFailure) {
        this(code, message, providerFailure, null);
    }

    /** @param detail what it clashes with, in a type of the provider's own */
    public ConflictException(
            ErrorCode code, String message, @Nullable ProviderFailure providerFailure, @Nullable Object detail) {
        super(code, message, providerFailure, null);
        this.detail = Optional.ofNullable(detail);
    }

    /** What it clashes with, where the provider told so and its module reads it as this type. */
    public <D> Optional<D> detail(Class<D> type) {
        return detail.filter(type::isInstance).map(type::cast);
    }
}
