package io.hirelay.workable.client;

import java.util.Optional;

/**
 * Offers as those see them who decide on them. Workable lets only members do so: the connection needs a token granted by
 * OAuth with the scopes {@code r_offers} and {@code w_offers}; with an account's token every call fails with {@link
 * io.hirelay.error.AccessDeniedException}, sending nothing. The API lists no offers by their ids, which come from
 * Workable's application and notifications; the offer made to a candidate is a unified one.
 */
public interface Offers {

    /** The offer of this id. */
    Offer get(String id);

    /**
     * Approves an offer in the member's name.
     *
     * @throws io.hirelay.error.InvalidRequestException when it is not to be decided on now
     */
    Offer approve(String id);

    /**
     * Rejects an offer in the member's name.
     *
     * @throws io.hirelay.error.InvalidRequestException when it is not to be decided on now
     */
    Offer reject(String id, Optional<String> reason);
}
