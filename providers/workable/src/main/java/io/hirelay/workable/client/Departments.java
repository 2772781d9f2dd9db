package io.hirelay.workable.client;

import java.util.List;
import java.util.Optional;

/** Departments of the account. Reading needs the scope {@code r_account}, changes {@code w_departments}. */
public interface Departments {

    /** All of them: a flat list that {@code parentId} makes a tree. */
    List<Department> all();

    /** Makes one, at the top of the tree where no parent is named. */
    Department create(String name, Optional<String> parentId);

    /**
     * Gives a department this name and this place in the tree, at the top where no parent is named. Both are replaced:
     * Workable takes no part of a change here.
     */
    Department update(String id, String name, Optional<String> parentId);

    /**
     * Moves everything that belongs to a department to another and removes it.
     *
     * @param force whether it is done although something refers to it
     * @throws io.hirelay.error.ConflictException with {@link AffectedResources} when something does and it is not forced
     */
    void merge(String id, String intoId, boolean force);

    /**
     * Removes a department.
     *
     * @param force whether it is done although something refers to it
     * @throws io.hirelay.error.ConflictException with {@link AffectedResources} when something does and it is not forced
     */
    void delete(String id, boolean force);
}
