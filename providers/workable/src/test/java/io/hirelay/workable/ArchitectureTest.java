package io.hirelay.workable;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hirelay.workable", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String PROVIDER = "io.hirelay.workable";
    private static final String WIRE = PROVIDER + ".wire..";
    private static final String MAPPING = PROVIDER + ".mapping..";
    private static final String CLIENT = PROVIDER + ".client..";

    @ArchTest
    static final ArchRule beyondThePublicClientTheProviderIsItsOnlyApi = classes()
            .that()
            .resideInAPackage(PROVIDER)
            .and()
            .doNotHaveSimpleName("WorkableProvider")
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule thePublicClientKnowsNothingOfWhatIsBehindIt = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROVIDER, WIRE, MAPPING, "com.fasterxml..", "retrofit2..", "okhttp3..")
            .because("products depend on it");

    @ArchTest
    static final ArchRule wireKnowsNobody = noClasses()
            .that()
            .resideInAPackage(WIRE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROVIDER, MAPPING);

    @ArchTest
    static final ArchRule mappingKnowsWireAlone = noClasses()
            .that()
            .resideInAPackage(MAPPING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PROVIDER);

    @ArchTest
    static final ArchRule jacksonStaysInWire = noClasses()
            .that()
            .resideInAnyPackage(PROVIDER, MAPPING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule mappersDoNoIo = noClasses()
            .that()
            .resideInAPackage(MAPPING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("retrofit2..", "okhttp3..", "java.net..");

    @ArchTest
    static final ArchRule noSystemTime = noClasses()
            .that()
            .resideInAPackage(PROVIDER + "..")
            .and()
            .resideOutsideOfPackage(PROVIDER + ".sandbox..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.hirelay.workable.(*)..").should().beFreeOfCycles();
}
