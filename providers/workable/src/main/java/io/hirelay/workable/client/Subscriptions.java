package io.hirelay.workable.client;

import java.util.List;

/**
 * Webhooks that Workable calls. Needs {@code r_candidates} for events of hiring, {@code r_employees} for those of HR. A
 * token sees those alone that it made. There is no change: delete one and make another.
 */
public interface Subscriptions {

    /** All of this token's; none is no failure, although Workable answers it as one. */
    List<Subscription> all();

    /**
     * Subscribes to an event.
     *
     * @return the id
     * @throws io.hirelay.error.ConflictException when the address is subscribed already: each can be only once in all of
     *     Workable
     */
    long create(NewSubscription subscription);

    /**
     * Ends a subscription.
     *
     * @throws io.hirelay.error.NotFoundException when this token has none of this id
     */
    void delete(long id);
}
