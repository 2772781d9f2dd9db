package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.hirelay.server.link.LinkSession;
import io.hirelay.server.store.Database;
import io.hirelay.server.token.ApiToken;
import io.hirelay.spi.Secret;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long something takes tells nothing about a secret. */
class TimingTest {
    private static final Map<String, List<String>> COMPARING = Map.of(
            Secret.class.getName(),
            List.of("equals"),
            ApiToken.class.getName(),
            List.of("hasHash"),
            LinkSession.class.getPackageName() + ".LinkSecrets",
            List.of("matches", "isFormToken"));

    @Test
    void secrets_are_compared_in_constant_time() {
        var classes = new ClassFileImporter()
                .importPackages(
                        Secret.class.getPackageName(),
                        ApiToken.class.getPackageName(),
                        LinkSession.class.getPackageName());
        COMPARING.forEach((owner, names) -> {
            JavaClass type = classes.get(owner);
            for (String name : names) {
                List<JavaMethod> methods = type.getMethods().stream()
                        .filter(method -> method.getName().equals(name))
                        .toList();
                assertEquals(1, methods.size(), owner + "." + name);
                assertTrue(
                        methods.get(0).getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(MessageDigest.class)
                                        && call.getName().equals("isEqual")),
                        owner + "." + name + " compares in another way");
            }
        });
    }

    /** A column that held the token itself would be searched by the token itself. */
    @Test
    void tokens_are_looked_up_by_their_hash() {
        try (Database database = Database.memory()) {
            for (String table : List.of("api_tokens", "link_sessions")) {
                List<String> columns =
                        database.read(handle -> handle.createQuery("select name from pragma_table_info(:table)")
                                .bind("table", table)
                                .mapTo(String.class)
                                .list());
                List<String> telling = columns.stream()
                        .map(column -> column.toLowerCase(Locale.ROOT))
                        .filter(column ->
                                column.contains("token") || column.contains("ticket") || column.contains("state_"))
                        .filter(column -> !column.endsWith("hash"))
                        .toList();
                assertEquals(List.of(), telling, table);
                assertTrue(columns.stream().anyMatch(column -> column.endsWith("hash")), table);
            }
        }
    }
}
