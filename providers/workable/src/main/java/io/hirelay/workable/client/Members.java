package io.hirelay.workable.client;

import java.util.List;
import java.util.stream.Stream;

/**
 * Members of the account. Reading needs the scope {@code r_jobs}, changes {@code w_members}, which an administrator has
 * to switch on in Workable's settings first. Workable mostly refuses these changes without a word: what the refusal may
 * mean is said in its place.
 */
public interface Members {

    /** Which members are listed. */
    enum Status {
        ACTIVE,
        INACTIVE,
        ALL
    }

    /** Every member with such a status, fetched page by page while they are walked. */
    Stream<Member> all(Status status);

    /**
     * Invites somebody, in the name of whom the connection acts as.
     *
     * @return the member to be; without a name
     * @throws io.hirelay.error.InvalidRequestException when Workable refuses it: the address may be a member's already,
     *     the roles may not go together
     */
    Member invite(Invitation invitation);

    /**
     * Gives a member other roles, in place of all that the member has.
     *
     * @return the member; Workable does not say here whether it is active
     * @throws io.hirelay.error.InvalidRequestException when Workable refuses it: nobody may take the last administrator's
     *     role, and roles may not go together
     */
    Member update(MemberRoles roles);

    /**
     * Deactivates a member.
     *
     * @throws io.hirelay.error.InvalidRequestException when Workable refuses it: the member is inactive already, or the
     *     last administrator
     * @throws io.hirelay.error.NotFoundException when there is no such member
     */
    void deactivate(String memberId);

    /**
     * Makes a member active again.
     *
     * @throws io.hirelay.error.InvalidRequestException when Workable refuses it: the member is active
     * @throws io.hirelay.error.NotFoundException when there is no such member
     */
    void enable(String memberId);

    /** Roles that the account has made of its own; most accounts have none. Needs {@code r_account}. */
    List<PermissionSet> permissionSets();

    /** Which roles may do what in hiring. Needs {@code r_account}. */
    CollaborationPermissions collaborationPermissions();

    /** External recruiters of the account. */
    List<Recruiter> recruiters();
}
