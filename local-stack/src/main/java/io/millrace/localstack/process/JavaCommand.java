package io.millrace.localstack.process;

import io.millrace.localstack.child.ChildMain;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a child JVM, on the JDK that this process runs on.
 *
 * @param classPath the class path, without {@link ChildMain}, which is added
 * @param options for the JVM
 * @param main the child's main class
 */
public record JavaCommand(List<Path> classPath, List<String> options, String main) {

    /** The command line that runs the main class with these arguments. */
    public List<String> with(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(joined());
        command.add(ChildMain.class.getName());
        command.add(main);
        command.addAll(List.of(arguments));
        return command;
    }

    private String joined() {
        List<String> entries = new ArrayList<>();
        entries.add(ownLocation().toString());
        classPath.forEach(entry -> entries.add(entry.toString()));
        return String.join(File.pathSeparator, entries);
    }

    private static Path ownLocation() {
        try {
            return Path.of(ChildMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new StackException("Can't tell where " + ChildMain.class + " was loaded from", e);
        }
    }
}
