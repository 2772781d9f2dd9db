package io.hirelay.server.http.docs;

import io.hirelay.Provider;
import io.hirelay.operation.Operator;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What providers support, as Markdown for the README: made from what they register. */
public final class CoverageTable {
    private CoverageTable() {}

    /** A table for each provider, each under a heading of its own when there are several. */
    public static String markdown(Collection<Provider> providers) {
        return providers.stream()
                .map(provider ->
                        (providers.size() > 1 ? "### " + provider.descriptor().label() + "\n\n" : "")
                                + of(Support.of(provider)))
                .collect(Collectors.joining("\n"));
    }

    /** The table of these resources. */
    static String of(List<Support> supports) {
        StringBuilder table = new StringBuilder("| Resource | Operations | Filters | `expand` |\n|---|---|---|---|\n");
        for (Support support : supports) {
            table.append("| `")
                    .append(support.path())
                    .append("` | ")
                    .append(support.operations().stream()
                            .map(operation -> operation.verb())
                            .collect(Collectors.joining(", ")))
                    .append(" | ")
                    .append(support.filters().stream()
                            .map(filter -> filter(filter, support))
                            .collect(Collectors.joining(", ")))
                    .append(" | ")
                    .append(support.expand().keySet().stream()
                            .map(name -> "`" + name + "`")
                            .collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        return table.append(
                        "\nFilters in italics run in Hirelay, the others at the provider; * marks those of which one"
                                + " must be given.\n")
                .toString();
    }

    private static String filter(Support.Filter filter, Support support) {
        Set<Operator> natively = filter.natively();
        String name = "`" + filter.field().name() + "`"
                + (support.requiredFilters().contains(filter.field().name()) ? "*" : "");
        return natively.isEmpty() ? "_" + name + "_" : name;
    }
}
