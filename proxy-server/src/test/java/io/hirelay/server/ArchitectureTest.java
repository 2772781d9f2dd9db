package io.hirelay.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom in the server. */
class ArchitectureTest {
    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hirelay.server");

    @Test
    void packages_do_not_depend_on_each_other_in_a_circle() {
        slices().matching("io.hirelay.(**)").should().beFreeOfCycles().check(SERVER);
    }

    @Test
    void nobody_calls_the_program_that_wires_them() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.hirelay.server")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.hirelay.server")
                .check(SERVER);
    }

    @Test
    void no_provider_is_known_by_its_classes() {
        classes()
                .that()
                .resideInAPackage("io.hirelay.server..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("io.hirelay.workable..")
                .check(SERVER);
    }

    @Test
    void only_modules_and_the_program_know_the_wiring() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Module")
                .and()
                .doNotHaveSimpleName("ServeCommand")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject..")
                .check(SERVER);
    }

    @Test
    void each_library_is_known_in_one_place() {
        only("com.typesafe.config..", "io.hirelay.server.config");
        only("picocli..", "io.hirelay.server");
        only("ch.qos.logback..", "io.hirelay.server.telemetry");
        only("net.logstash..", "io.hirelay.server.telemetry");
        only("io.micrometer..", "io.hirelay.server.telemetry", "io.hirelay.server");
        only("com.google.crypto.tink..", "io.hirelay.server.secret", "io.hirelay.server.http..");
        only("io.vertx..", "io.hirelay.server.http..", "io.hirelay.server.passthrough", "io.hirelay.server");
        for (String database : new String[] {
            "java.sql..",
            "javax.sql..",
            "org.jdbi..",
            "com.zaxxer..",
            "org.flywaydb..",
            "org.sqlite..",
            "org.postgresql.."
        }) {
            only(database, "io.hirelay.server.store");
        }
        only("gg.jte..", "io.hirelay.server.link");
        only(
                "com.github.benmanes.caffeine..",
                "io.hirelay.server.connection",
                "io.hirelay.server.token",
                "io.hirelay.server.passthrough");
        only("io.github.bucket4j..", "io.hirelay.server.token", "io.hirelay.server.store");
    }

    private static void only(String library, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(SERVER);
    }
}
