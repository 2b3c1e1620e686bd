package io.millrace.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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

/**
 * The boundaries that {@code docs/architecture.md} draws. No package has to be entered here: modules and
 * the packages of the catalogue come from the document's tables, features and topologies from what they contain, and what is neither is platform.
 */
@AnalyzeClasses(packages = "io.millrace", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String API = "io.millrace.api..";
    private static final String CONTROLLER = "io.micronaut.http.annotation.Controller";
    private static final String DERIVED_STREAM = "io.millrace.processor.runtime.DerivedStream";

    /** Their time is the machine's: they measure it, or drive and watch processes. */
    private static final String[] BY_THE_WALL_CLOCK = {
        "io.millrace.simulator..", "io.millrace.bench..", "io.millrace.localstack.."
    };

    @ArchTest
    static final ArchRule modulesDependOnEachOtherAsTheDocumentSays =
            classes().should(ModuleTable.read().isKept());

    @ArchTest
    static final ArchRule thePackagesOfTheCatalogueAreUsedAsTheDocumentSays =
            classes().should(CataloguePackages.read().areKept());

    @ArchTest
    static final ArchRule thePackagesOfTheCatalogueAreInLayers =
            slices().matching("io.millrace.catalog.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void topologiesDoNotKnowEachOther(JavaClasses classes) {
        slices().assignedFrom(topologies(classes))
                .should()
                .notDependOnEachOther()
                .check(classes);
    }

    @ArchTest
    static void whatRunsTopologiesKnowsNone(JavaClasses classes) {
        Rooms topologies = topologies(classes);
        noClasses()
                .that(topologies.others())
                .should()
                .dependOnClassesThat(topologies.members())
                .check(classes);
    }

    @ArchTest
    static void featuresDoNotKnowEachOther(JavaClasses classes) {
        slices().assignedFrom(features(classes)).should().notDependOnEachOther().check(classes);
    }

    @ArchTest
    static void thePlatformKnowsNoFeature(JavaClasses classes) {
        Rooms features = features(classes);
        noClasses()
                .that(features.others())
                .should()
                .dependOnClassesThat(features.members())
                .check(classes);
    }

    @ArchTest
    static final ArchRule theRoomsOfTheCaptureAreInLayers =
            slices().matching("io.millrace.cdc.(*)..").should().beFreeOfCycles();

    /** A topology's package has the stream that it derives. */
    private static Rooms topologies(JavaClasses classes) {
        return Rooms.of(
                classes, "io.millrace.processor.", type -> type.isAssignableTo(DERIVED_STREAM) && !type.isInterface());
    }

    /** A feature's package has a controller. That of {@code web} serves the description of all features. */
    private static Rooms features(JavaClasses classes) {
        return Rooms.of(
                classes,
                "io.millrace.api.",
                type -> type.isAnnotatedWith(CONTROLLER)
                        && !type.getPackageName().equals("io.millrace.api.web"));
    }

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
    static final ArchRule whatReadsPinotAndKafkaKnowsNoHttpStatus = noClasses()
            .that()
            .resideInAnyPackage("io.millrace.api.pinot..", "io.millrace.api.kafka..", "io.millrace.api.freshness..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.millrace.api.web..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.micronaut.http.HttpStatus");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackages(BY_THE_WALL_CLOCK)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "millis");

    @ArchTest
    static final ArchRule controllersAreNobodysContract =
            classes().that().areAnnotatedWith(CONTROLLER).should().bePackagePrivate();

    @ArchTest
    static final ArchRule nullIsMarkedEverywhere = classes()
            .that()
            .resideInAPackage("io.millrace..")
            .and(DescribedPredicate.not(JavaClass.Predicates.simpleNameStartingWith("$")))
            .should(new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " is in a package without @NullMarked"));
                    }
                }
            });
}
