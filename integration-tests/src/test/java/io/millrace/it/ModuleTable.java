package io.millrace.it;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table "The modules" of {@code docs/architecture.md}: which module depends on which. A class belongs to the module
 * that it was built in.
 */
final class ModuleTable {
    /** The jar of another module, beside that of a service. The service's manifest puts it on the class path, too. */
    private static final Pattern COPIED = Pattern.compile("/target/lib/([a-z0-9-]+?)-[0-9][^/]*\\.jar!");

    private final Path root;
    private final Map<String, Set<String>> dependencies = new HashMap<>();

    private ModuleTable(Path root, List<List<String>> table) {
        this.root = root;
        table.forEach(
                cells -> dependencies.put(cells.get(0), Set.of(cells.get(2).split(", "))));
    }

    static ModuleTable read() {
        return new ModuleTable(ArchitectureDocument.root(), ArchitectureDocument.table("## The modules"));
    }

    /** That a class is of a module in the table, and depends only on its own module and on those that the table allows. */
    ArchCondition<JavaClass> isKept() {
        return new ArchCondition<>("depend only on the modules that docs/architecture.md says") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String module = moduleOf(type);
                Set<String> allowed = dependencies.get(module);
                if (allowed == null) {
                    String message = type.getName() + " is of " + module + ", which docs/architecture.md doesn't list";
                    events.add(SimpleConditionEvent.violated(type, message));
                    return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    if (target.getPackageName().startsWith("io.millrace.")
                            && target.getSource().isPresent()) {
                        String other = moduleOf(target);
                        if (!other.equals(module) && !allowed.contains(other)) {
                            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                        }
                    }
                }
            }
        };
    }

    private String moduleOf(JavaClass type) {
        String source = type.getSource().orElseThrow().getUri().toString();
        Matcher copied = COPIED.matcher(source);
        // A module in another one's folder counts as that one
        if (copied.find() && Files.exists(root.resolve(copied.group(1)))) {
            return copied.group(1);
        }
        String folder = root.toUri().toString().replaceFirst("^file:/*", "/");
        Matcher place = Pattern.compile(Pattern.quote(folder) + "([^/]+)/(?:.*/)?target/")
                .matcher(source);
        return place.find() ? place.group(1) : "the unknown place " + source;
    }
}
