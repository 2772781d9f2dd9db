package io.hirelay.server.once;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A store that is away whenever an answer is to be kept and a test wants it so. */
class BrokenCalls implements KeptCalls {
    private final KeptCalls calls;
    private final BooleanSupplier away;

    BrokenCalls(KeptCalls calls, BooleanSupplier away) {
        this.calls = calls;
        this.away = away;
    }

    @Override
    public Claim claim(CallKey call, String holder, Duration lease) {
        return calls.claim(call, holder, lease);
    }

    @Override
    public boolean note(CallKey call, String holder, String noted) {
        return calls.note(call, holder, noted);
    }

    @Override
    public void answer(CallKey call, String holder, KeptAnswer answer) {
        if (away.getAsBoolean()) {
            throw new UnavailableException(
                    ErrorCode.PLATFORM_NOT_READY, "the database is away", Optional.empty(), null, null);
        }
        calls.answer(call, holder, answer);
    }

    @Override
    public void release(CallKey call, String holder) {
        calls.release(call, holder);
    }

    @Override
    public void forget(CallKey call, String holder) {
        calls.forget(call, holder);
    }

    @Override
    public void renew(String holder, Duration lease) {
        calls.renew(holder, lease);
    }

    @Override
    public int forgetExpired(Instant now, int most) {
        return calls.forgetExpired(now, most);
    }
}
