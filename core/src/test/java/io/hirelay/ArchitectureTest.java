package io.hirelay;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** What may know what in core. */
@AnalyzeClasses(packages = "io.hirelay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PLAIN = {
        "io.hirelay.model..",
        "io.hirelay.operation..",
        "io.hirelay.page..",
        "io.hirelay.error..",
        "io.hirelay.file..",
        "io.hirelay.input.."
    };

    /** From what is known by all to what knows all; a package may use those before it. */
    private static final List<String> LAYERS = List.of(
            "model",
            "error",
            "file",
            "input",
            "page",
            "operation",
            "mapping",
            "json",
            "event",
            "normalize",
            "match",
            "budget",
            "identifier",
            "http",
            "spi",
            "oauth");

    @ArchTest
    static final ArchRule the_model_and_its_vocabulary_need_the_jdk_and_jspecify_alone = noClasses()
            .that()
            .resideInAnyPackage(PLAIN)
            .should()
            .dependOnClassesThat(
                    resideOutsideOfPackages("java..", "org.jspecify..").and(resideOutsideOfPackages(PLAIN)))
            .because("an embedder's own types are built on them");

    @ArchTest
    static final ArchRule no_package_knows_one_above_it = layered();

    @ArchTest
    static final ArchRule packages_do_not_know_each_other_in_circles =
            slices().matching("io.hirelay.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_guice_package_knows_guice = noClasses()
            .that()
            .resideOutsideOfPackage("io.hirelay.guice..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.google.inject..", "jakarta.inject..", "com.google.common.."))
            .because("an embedder must not inherit a dependency-injection container");

    @ArchTest
    static final ArchRule jackson_stays_inside = noClasses()
            .that()
            .resideOutsideOfPackages("io.hirelay.json..", "io.hirelay.http..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson.."));

    @ArchTest
    static final ArchRule a_library_logs_through_slf4j_and_prints_nothing = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("ch.qos.logback..", "java.util.logging.."))
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule nothing_static_changes = noFields()
            .that()
            .areStatic()
            .and()
            .doNotHaveName("$VALUES")
            .should()
            .notHaveModifier(JavaModifier.FINAL)
            .because("two Hirelays in one process must not see each other");

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule every_package_is_null_marked_and_says_what_belongs_there =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

    private static ArchRule layered() {
        var layers =
                com.tngtech.archunit.library.Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : LAYERS) {
            layers = layers.optionalLayer(name).definedBy("io.hirelay." + name + "..");
        }
        for (int i = 0; i < LAYERS.size(); i++) {
            String[] above = LAYERS.subList(i + 1, LAYERS.size()).toArray(String[]::new);
            layers = above.length == 0
                    ? layers.whereLayer(LAYERS.get(i)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(LAYERS.get(i)).mayOnlyBeAccessedByLayers(above);
        }
        return layers.ignoreDependency(
                resideInAnyPackage("io.hirelay", "io.hirelay.guice..", "io.hirelay.connection.."), alwaysTrue());
    }
}
