package io.millrace.it;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** The boundaries that {@code docs/architecture.md} draws. */
@AnalyzeClasses(packages = "io.millrace", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String API = "io.millrace.api..";
    private static final String AREAS = "io.millrace.areas";
    private static final String DIALECT = "io.millrace.catalog.dialect";
    private static final String SERVICE = "io.millrace.service";
    private static final String PROCESSOR = "io.millrace.processor..";
    private static final String[] PLATFORM = {
        "io.millrace.api.pinot..", "io.millrace.api.kafka..", "io.millrace.api.web..", "io.millrace.api.freshness.."
    };
    private static final String[] SLICES = {
        "io.millrace.api.dashboards..",
        "io.millrace.api.deliveries..",
        "io.millrace.api.orders..",
        "io.millrace.api.streams..",
        "io.millrace.api.suppressions..",
        "io.millrace.api.users.."
    };

    @ArchTest
    static final ArchRule theCatalogueKnowsNoOtherModule = noClasses()
            .that()
            .resideInAPackage("io.millrace.catalog..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.millrace..").and(not(resideInAPackage("io.millrace.catalog.."))));

    @ArchTest
    static final ArchRule theAreasKnowNoOtherModule = noClasses()
            .that()
            .resideInAPackage(AREAS)
            .should()
            .dependOnClassesThat(resideInAPackage("io.millrace..").and(not(resideInAPackage(AREAS))));

    @ArchTest
    static final ArchRule whatServicesShareKnowsNoOtherModule = noClasses()
            .that()
            .resideInAPackage(SERVICE)
            .should()
            .dependOnClassesThat(resideInAPackage("io.millrace..").and(not(resideInAPackage(SERVICE))));

    @ArchTest
    static final ArchRule theApiKnowsOnlyTheCatalogueTheAreasAndWhatServicesShare = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat(resideInAPackage("io.millrace..")
                    .and(not(resideInAnyPackage(API, "io.millrace.catalog", DIALECT, AREAS, SERVICE))));

    @ArchTest
    static final ArchRule theCaptureKnowsOnlyTheCatalogueAndWhatServicesShare = noClasses()
            .that()
            .resideInAPackage("io.millrace.cdc..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.millrace..")
                    .and(not(resideInAnyPackage("io.millrace.cdc..", "io.millrace.catalog", SERVICE))));

    @ArchTest
    static final ArchRule theProcessorKnowsOnlyTheCatalogueTheAreasAndWhatServicesShare = noClasses()
            .that()
            .resideInAPackage(PROCESSOR)
            .should()
            .dependOnClassesThat(resideInAPackage("io.millrace..")
                    .and(not(resideInAnyPackage(PROCESSOR, "io.millrace.catalog", AREAS, SERVICE))));

    @ArchTest
    static final ArchRule topologiesDoNotKnowEachOther = slices().matching(
                    "io.millrace.processor.(geofences|orders|items)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule whatRunsTopologiesKnowsNone = noClasses()
            .that()
            .resideInAnyPackage("io.millrace.processor.runtime..", "io.millrace.processor.records..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.millrace.processor.geofences..",
                    "io.millrace.processor.orders..",
                    "io.millrace.processor.items..");

    @ArchTest
    static final ArchRule theSimulatorIsAShopAndKnowsNobody = noClasses()
            .that()
            .resideInAPackage("io.millrace.simulator..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.millrace..").and(not(resideInAPackage("io.millrace.simulator.."))));

    @ArchTest
    static final ArchRule slicesDoNotKnowEachOther = slices().matching(
                    "io.millrace.api.(dashboards|deliveries|orders|streams|suppressions|users)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule thePlatformKnowsNoSlice = noClasses()
            .that()
            .resideInAnyPackage(PLATFORM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SLICES);

    @ArchTest
    static final ArchRule onlyTheKafkaPackageSpeaksToKafka = noClasses()
            .that()
            .resideInAPackage(API)
            .and()
            .resideOutsideOfPackage("io.millrace.api.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.micronaut.configuration.kafka..");

    @ArchTest
    static final ArchRule onlyThePinotPackageSpeaksToPinot = noClasses()
            .that()
            .resideInAPackage(API)
            .and()
            .resideOutsideOfPackage("io.millrace.api.pinot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut.http.client..", "org.apache.pinot..");

    @ArchTest
    static final ArchRule onlyThePinotPackageKnowsThatPinotsDiffer = noClasses()
            .that()
            .resideInAPackage(API)
            .and()
            .resideOutsideOfPackage("io.millrace.api.pinot..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(DIALECT);

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideInAnyPackage(API, PROCESSOR, AREAS, "io.millrace.catalog..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "millis");

    @ArchTest
    static final ArchRule controllersAreNobodysContract = classes()
            .that()
            .areAnnotatedWith("io.micronaut.http.annotation.Controller")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule nullIsMarkedEverywhere = classes()
            .that()
            .resideInAPackage("io.millrace..")
            .and(not(JavaClass.Predicates.simpleNameStartingWith("$")))
            .should(new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " is in a package without @NullMarked"));
                    }
                }
            });

    private static DescribedPredicate<JavaClass> not(DescribedPredicate<? super JavaClass> predicate) {
        return DescribedPredicate.not(predicate);
    }
}
