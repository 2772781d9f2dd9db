package io.hirelay.operation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which one record is wanted.
 *
 * @param id its id, in any form the provider accepts; canonical by the time a provider sees it
 * @param within where to look, by the operation's scope names, such as {@code job_id} for a stage of a job
 * @param expand names of field groups that cost further provider calls
 * @param remoteQuery query parameters in the provider's own words, passed on as they are
 */
public record GetRequest(
        String id, Map<String, String> within, Set<String> expand, Map<String, List<String>> remoteQuery) {
    public GetRequest {
        Objects.requireNonNull(id, "id");
        within = Map.copyOf(within);
        expand = Set.copyOf(expand);
        remoteQuery = Map.copyOf(remoteQuery);
    }

    public static GetRequest of(String id) {
        return new GetRequest(id, Map.of(), Set.of(), Map.of());
    }

    public GetRequest within(String scope, String scopeId) {
        var more = new java.util.HashMap<>(within);
        more.put(scope, scopeId);
        return new GetRequest(id, more, expand, remoteQuery);
    }

    public GetRequest expand(String... names) {
        return new GetRequest(id, within, Set.of(names), remoteQuery);
    }

    public GetRequest withRemoteQuery(Map<String, List<String>> query) {
        return new GetRequest(id, within, expand, query);
    }
}
