package io.hirelay.server.export;

import io.hirelay.operation.Ats;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.Hris;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;
import io.hirelay.server.text.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The resources that are wanted, in the order of the catalogue. */
final class Selection {
    /** What is exported unless something else is asked for. */
    private static final List<Resource<?>> USUAL = List.of(
            Ats.JOBS,
            Ats.JOB_INTERVIEW_STAGES,
            Ats.CANDIDATES,
            Ats.APPLICATIONS,
            Hris.EMPLOYEES,
            Hris.GROUPS,
            Hris.TIMEOFF_TYPES,
            Hris.TIMEOFF_REQUESTS);

    private Selection() {}

    static List<Operation<?, ?>> operations() {
        return Catalogue.operations();
    }

    /** Every list of the catalogue. */
    static List<ListOperation<?>> lists() {
        List<ListOperation<?>> lists = new ArrayList<>();
        operations().forEach(operation -> {
            if (operation instanceof ListOperation<?> list) {
                lists.add(list);
            }
        });
        return lists;
    }

    /** The names of what is exported unless something else is asked for. */
    static List<String> usual() {
        return USUAL.stream().map(Resource::name).toList();
    }

    /**
     * Resources by their names, such as {@code jobs} or {@code ats.jobs}.
     *
     * @throws ExportFailure naming those that there are not
     */
    static List<ListOperation<?>> of(List<String> names) {
        Set<Resource<?>> wanted = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String name : names.isEmpty() ? usual() : names) {
            List<? extends Resource<?>> found = lists().stream()
                    .map(ListOperation::resource)
                    .filter(resource ->
                            resource.name().equals(name) || resource.id().equals(name.replace('/', '.')))
                    .toList();
            if (found.size() == 1) {
                wanted.add(found.get(0));
            } else {
                unknown.add(found.isEmpty() ? "there is no " + name + meant(name) : ambiguous(name, found));
            }
        }
        if (!unknown.isEmpty()) {
            throw ExportFailure.misuse(
                    "--resources: " + String.join("; ", unknown) + "; known are " + String.join(", ", known()));
        }
        return lists().stream().filter(list -> wanted.contains(list.resource())).toList();
    }

    private static Set<String> known() {
        return lists().stream().map(list -> list.resource().name()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String meant(String name) {
        return Spelling.nearest(name, known())
                .map(near -> ", did you mean " + near + "?")
                .orElse("");
    }

    private static String ambiguous(String name, List<? extends Resource<?>> found) {
        return name + " is one of " + found.stream().map(Resource::id).collect(Collectors.joining(" and "));
    }
}
