package io.hirelay.server.http.unified;

import io.hirelay.operation.GetOperation;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;

/** By which method and path an operation is called. */
public final class Routes {
    private Routes() {}

    /** HTTP method. */
    public static String method(Operation<?, ?> operation) {
        if (operation instanceof ListOperation<?> || operation instanceof GetOperation<?>) {
            return "GET";
        }
        return switch (operation.verb()) {
            case "update" -> "PATCH";
            case "delete" -> "DELETE";
            default -> "POST";
        };
    }

    /** Template of the path. */
    public static String path(Operation<?, ?> operation) {
        Resource<?> resource = operation.resource();
        String all = "/unified/" + resource.model().word() + "/" + resource.name();
        return switch (operation.verb()) {
            case "list", "create" -> all;
            case "get", "update", "delete" -> all + "/{id}";
            default -> all + "/" + operation.verb();
        };
    }
}
