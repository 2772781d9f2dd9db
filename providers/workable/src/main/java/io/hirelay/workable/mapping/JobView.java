package io.hirelay.workable.mapping;

import io.hirelay.workable.wire.JobDto;
import io.hirelay.workable.wire.MemberDto;
import java.util.List;
import java.util.Map;

/**
 * A job with what has been read beside it.
 *
 * @param departmentIds ids of departments by the names from the root to them
 * @param team the hiring team, when it has been read
 */
public record JobView(JobDto job, Map<List<String>, String> departmentIds, List<MemberDto> team) {
    public JobView {
        departmentIds = Map.copyOf(departmentIds);
        team = List.copyOf(team);
    }
}
