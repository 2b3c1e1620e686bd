package io.millrace.it;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Packages of one kind below a package: {@code orders} and {@code users} below {@code io.millrace.api.}, say, with what is
 * below them. The package itself is none of them.
 */
final class Rooms implements SliceAssignment {
    private final String parent;
    private final Set<String> names;

    private Rooms(String parent, Set<String> names) {
        this.parent = parent;
        this.names = names;
    }

    /**
     * The packages that have a class of a kind.
     *
     * @param parent the package above them, with a dot at its end
     * @throws IllegalStateException when there is none: then a rule about them would hold of nothing
     */
    static Rooms of(JavaClasses classes, String parent, Predicate<JavaClass> kind) {
        Set<String> names = classes.stream()
                .filter(type -> isBelow(parent, type) && kind.test(type))
                .map(type -> nameBelow(parent, type))
                .collect(Collectors.toSet());
        if (names.size() < 2) {
            throw new IllegalStateException("Only " + names + " of the kind below " + parent);
        }
        return new Rooms(parent, names);
    }

    /** Classes in packages of this kind. */
    DescribedPredicate<JavaClass> members() {
        return DescribedPredicate.describe("are in one of " + names, this::holds);
    }

    /** Classes in the other packages below the same one. */
    DescribedPredicate<JavaClass> others() {
        return DescribedPredicate.describe(
                "are below " + parent + " and not in one of " + names, type -> isBelow(parent, type) && !holds(type));
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        return holds(type) ? SliceIdentifier.of(nameBelow(parent, type)) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
        return names.toString();
    }

    private boolean holds(JavaClass type) {
        return isBelow(parent, type) && names.contains(nameBelow(parent, type));
    }

    private static boolean isBelow(String parent, JavaClass type) {
        return type.getPackageName().startsWith(parent);
    }

    private static String nameBelow(String parent, JavaClass type) {
        return type.getPackageName().substring(parent.length()).replaceAll("\\..*", "");
    }
}
