package io.millrace.it;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table "The packages of the catalogue" of {@code docs/architecture.md}: which package depends on which, and who
 * outside of the catalogue uses it.
 */
final class CataloguePackages {
    private static final String MILLRACE = "io.millrace.";
    private static final String CATALOGUE = MILLRACE + "catalog";

    /**
     * One row of the table.
     *
     * @param users the packages outside that may use this one, without {@code io.millrace.}; a package stands for those
     *     below it, {@code all} for every package
     * @param dependencies the packages of the catalogue that this one may use
     */
    private record Row(Set<String> users, Set<String> dependencies) {

        boolean isFor(JavaClass user) {
            String name = user.getPackageName().substring(MILLRACE.length()) + ".";
            return users.contains("all") || users.stream().anyMatch(prefix -> name.startsWith(prefix + "."));
        }
    }

    private final Map<String, Row> rows = new HashMap<>();

    private CataloguePackages(List<List<String>> table) {
        table.forEach(cells -> rows.put(cells.get(0), new Row(names(cells.get(2)), names(cells.get(3)))));
    }

    static CataloguePackages read() {
        return new CataloguePackages(ArchitectureDocument.table("### The packages of the catalogue"));
    }

    /** That a class of the catalogue is in a package of the table, and that each class uses only what the table allows. */
    ArchCondition<JavaClass> areKept() {
        return new ArchCondition<>("use only the packages of the catalogue that docs/architecture.md says") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Row own = isInCatalogue(type) ? rows.get(packageOf(type)) : null;
                if (isInCatalogue(type) && own == null) {
                    String message = type.getName() + " is in a package that docs/architecture.md doesn't list";
                    events.add(SimpleConditionEvent.violated(type, message));
                    return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (isInCatalogue(dependency.getTargetClass()) && !allows(type, own, dependency.getTargetClass())) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private boolean allows(JavaClass type, @Nullable Row own, JavaClass target) {
        if (own != null) {
            return packageOf(target).equals(packageOf(type))
                    || own.dependencies().contains(packageOf(target));
        }
        Row used = rows.get(packageOf(target));
        return used != null && used.isFor(type);
    }

    private static boolean isInCatalogue(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(CATALOGUE + ".");
    }

    /** The package's name below that of the catalogue; empty for the catalogue's own package. */
    private static String packageOf(JavaClass type) {
        return type.getPackageName()
                .substring(CATALOGUE.length())
                .replaceFirst("^\\.", "")
                .replaceFirst("\\..*", "");
    }

    private static Set<String> names(String cell) {
        return Set.of(cell.split(", "));
    }
}
