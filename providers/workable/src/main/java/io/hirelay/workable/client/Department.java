package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.util.Optional;

/**
 * A department.
 *
 * @param parentId empty at the top of the tree
 * @param sample whether Workable made it to be looked at
 */
public record Department(
        String id, Optional<String> name, Optional<String> parentId, Optional<Boolean> sample, RawJson raw) {}
