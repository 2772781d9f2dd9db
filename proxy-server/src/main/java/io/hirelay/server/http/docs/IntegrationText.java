package io.hirelay.server.http.docs;

import io.hirelay.Provider;
import io.hirelay.model.Shape;
import io.hirelay.operation.Model;
import java.util.List;
import java.util.stream.Collectors;

/** What one integration does for a model, as Markdown. */
final class IntegrationText {
    private IntegrationText() {}

    static String markdown(Provider provider, Model model) {
        List<Support> supports = Support.of(provider, model);
        StringBuilder text = new StringBuilder("# " + provider.descriptor().label() + "\n\n");
        text.append(CoverageTable.of(supports));
        for (Support support : supports) {
            text.append("\n## ")
                    .append(support.path())
                    .append("\n\n")
                    .append(Shape.of(support.resource().type()).doc().orElse(""))
                    .append(
                            "\n\n| Field | Type | list | get | expand | create | update | |\n|---|---|---|---|---|---|---|---|\n");
            for (Support.Field field : support.fields()) {
                if (field.any()) {
                    text.append("| `")
                            .append(field.field().name())
                            .append("` | ")
                            .append(cell(SchemaText.of(field.field())))
                            .append(" | ")
                            .append(field.list() ? "yes" : "")
                            .append(" | ")
                            .append(field.get() ? "yes" : "")
                            .append(" | ")
                            .append(field.expand().stream().sorted().collect(Collectors.joining(", ")))
                            .append(" | ")
                            .append(field.create() ? "yes" : "")
                            .append(" | ")
                            .append(field.update() ? "yes" : "")
                            .append(" | ")
                            .append(cell(field.field().doc().orElse("")))
                            .append(" |\n");
                }
            }
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
