package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import java.util.List;
import java.util.function.Supplier;

/** What Workable may mean when it refuses a change of a member without a word, as it mostly does. */
final class MemberRefusals {
    static final String INVITED =
            "the address may be a member's already, or the roles may be unknown or not go together";
    static final String CHANGED =
            "the member may be the last administrator, or the roles may be unknown or not go together";
    static final String DEACTIVATED = "the member may be inactive already, or the last administrator";
    static final String ENABLED = "the member may be active already";

    private MemberRefusals() {}

    /**
     * Makes the change.
     *
     * @param likely what a refusal without a word may mean
     */
    static <R> R explained(String likely, Supplier<R> change) {
        try {
            return change.get();
        } catch (InvalidRequestException e) {
            if (!isSilent(e)) {
                throw e;
            }
            throw new InvalidRequestException(
                    ErrorCode.REMOTE_VALIDATION_FAILED,
                    "Workable refused the change without saying why: " + likely,
                    List.of(),
                    List.of(),
                    e.providerFailure().orElse(null));
        } catch (NotFoundException e) {
            throw new NotFoundException(
                    ErrorCode.REMOTE_NOT_FOUND,
                    "this Workable account has no member of this id",
                    e.providerFailure().orElse(null));
        }
    }

    /** As {@link #explained} for what answers nothing. */
    static void explain(String likely, Runnable change) {
        explained(likely, () -> {
            change.run();
            return likely;
        });
    }

    private static boolean isSilent(HirelayException refused) {
        return refused.failures().isEmpty()
                && refused.providerFailure()
                        .filter(said ->
                                said.body().filter(body -> !body.isBlank()).isEmpty())
                        .isPresent();
    }
}
