package io.hirelay.workable.client;

/**
 * Requisitions of the add-on Hiring Plan as they are made and changed; the unified {@code requisitions} list, approve
 * and reject them. Needs the scopes {@code r_requisitions} and {@code w_requisitions}, and the add-on: without it every
 * call fails with {@link io.hirelay.error.AccessDeniedException}.
 */
public interface Requisitions {

    /** The requisition of this code, such as {@code REQ101}, or this id. */
    Requisition get(String codeOrId);

    /**
     * Makes a requisition, in the name of whom the connection acts as.
     *
     * @throws io.hirelay.error.InvalidRequestException naming what is missing of a code, an owner, a hiring manager, a
     *     job's title and a date, or what Workable refuses
     */
    Requisition create(RequisitionFields fields);

    /**
     * Changes a requisition; what is not named stays as it is.
     *
     * @throws io.hirelay.error.InvalidRequestException when nothing is named, or naming what Workable refuses
     */
    Requisition update(String codeOrId, RequisitionFields changes);
}
