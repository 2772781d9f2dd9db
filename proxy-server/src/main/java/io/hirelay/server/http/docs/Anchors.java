package io.hirelay.server.http.docs;

import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;

/** Where in the readable page something stands, and what it is called there. */
final class Anchors {
    private Anchors() {}

    static String of(Resource<?> resource) {
        return resource.model().word() + "-" + resource.name().replace('_', '-');
    }

    static String type(String component) {
        return "type-" + component;
    }

    static String page(Resource<?> resource) {
        return "/docs#" + of(resource);
    }

    static String description(Operation<?, ?> operation) {
        String name = operation.resource().name().replace('_', ' ');
        if (operation instanceof ListOperation<?>) {
            return "Lists " + name + ", page by page.";
        } else if (operation instanceof GetOperation<?>) {
            return "Gets one of the " + name + ".";
        }
        return ((ActionOperation<?, ?>) operation).verb().replace('-', ' ') + " of " + name + ".";
    }
}
