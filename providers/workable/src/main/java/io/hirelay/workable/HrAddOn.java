package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.NotFoundException;
import java.util.List;
import java.util.function.Supplier;

/** Workable HR, which is bought apart. Its lists are there in every account that has it. */
final class HrAddOn {
    private HrAddOn() {}

    /**
     * Reads a list of Workable HR.
     *
     * @param what the list, such as {@code employees}
     * @param scope that the list asks for
     * @throws AccessDeniedException when the account has no such list at all
     */
    static <R> R with(String what, String scope, Supplier<R> read) {
        try {
            return read.get();
        } catch (NotFoundException e) {
            throw new AccessDeniedException(
                    "Workable has no " + what
                            + " in this account: they belong to Workable HR, which is bought apart and"
                            + " switched on in Workable's settings",
                    List.of(scope),
                    e.providerFailure().orElse(null));
        }
    }
}
