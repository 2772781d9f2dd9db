package io.hirelay.server.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hirelay.server", importOptions = ImportOption.DoNotIncludeTests.class)
class HttpArchitectureTest {

    @ArchTest
    static final ArchRule packages_do_not_know_each_other_in_circles =
            slices().matching("io.hirelay.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_adapter_does_not_know_what_it_serves = noClasses()
            .that()
            .resideInAPackage("io.hirelay.server.http")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.hirelay.server.http.unified..",
                    "io.hirelay.server.http.docs..",
                    "io.hirelay.server.http.natives..",
                    "io.hirelay.server.http.batch..",
                    "io.hirelay.spi..");

    @ArchTest
    static final ArchRule what_is_served_does_not_know_the_adapters_libraries = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.hirelay.server.http.unified..",
                    "io.hirelay.server.http.docs..",
                    "io.hirelay.server.http.natives..",
                    "io.hirelay.server.http.batch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..", "com.google.inject..", "com.fasterxml..");

    @ArchTest
    static final ArchRule no_provider_is_known_by_name = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.hirelay.workable..", "io.hirelay.conformance..");
}
