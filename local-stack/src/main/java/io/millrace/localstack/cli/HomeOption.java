package io.millrace.localstack.cli;

import io.millrace.localstack.process.StackFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folders where Millrace was built and where it keeps its data. */
final class HomeOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder for data, logs and process records. Default: .millrace in Millrace's own folder.")
    private @Nullable Path data;

    /** The folder with the modules' jars; the start script says which. */
    Path home() {
        return Path.of(System.getProperty("millrace.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    StackFolder folder() {
        return new StackFolder(data == null ? home().resolve(".millrace") : data);
    }
}
