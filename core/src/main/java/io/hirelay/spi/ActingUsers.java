package io.hirelay.spi;

import io.hirelay.operation.CallContext;
import io.hirelay.operation.Model;
import java.util.Optional;

/** In whose name writes are made, where a provider asks for that. */
public interface ActingUsers<S extends Session> {

    /**
     * The canonical id of a member who is there, active, and may act.
     *
     * @throws io.hirelay.error.InvalidRequestException saying what is wrong and who could
     */
    String canonical(S session, String given, CallContext call);

    /**
     * Refuses a member who may act, but not in writes of this model.
     *
     * @param user the canonical id
     * @throws io.hirelay.error.InvalidRequestException saying what is wrong and who could
     */
    default void require(S session, String user, Model model, CallContext call) {}

    /**
     * Who acts when nobody is named: the first active administrator; empty where the credential is a member's own.
     *
     * @throws io.hirelay.error.InvalidRequestException when there is nobody
     */
    Optional<String> choose(S session, CallContext call);
}
