package io.hirelay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void what_is_written_down_is_what_is_tested() throws IOException {
        List<String> written = Files.readAllLines(Path.of(System.getProperty("basedir", ""), "RULES.md")).stream()
                .filter(line -> line.startsWith("- "))
                .toList();
        assertEquals(String.join("\n", Rules.all().stream().map(RulesTest::line).toList()), String.join("\n", written));
    }

    private static String line(Rule rule) {
        String needs = rule.needs().isEmpty()
                ? ""
                : rule.needs().stream().map(Enum::name).sorted().collect(Collectors.joining(", ", " *(needs ", ")*"));
        return "- **" + rule.number() + " " + rule.kind() + "** " + rule.sentence() + needs;
    }

    @Test
    void a_number_belongs_to_one_rule_and_a_rule_to_one_test() {
        Set<String> numbers = new HashSet<>();
        Set<Rule.Test> tests = new HashSet<>();
        for (Rule rule : Rules.all()) {
            assertTrue(numbers.add(rule.number()), rule.number());
            assertTrue(tests.add(rule.test()), rule.number());
            assertTrue(rule.number().matches("(ATS|HRIS)-[A-Z]+-\\d\\d"), rule.number());
        }
    }

    @Test
    void every_situation_is_needed_or_used() {
        Set<Situation> needed = new HashSet<>();
        Rules.all().forEach(rule -> needed.addAll(rule.needs()));
        assertEquals(Set.of(Situation.values()), needed);
    }
}
