package io.millrace.catalog.cli;

import io.millrace.catalog.stream.StreamCatalog;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the catalogue that a command uses. */
final class CatalogOption {

    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            description = "A folder with one folder for each stream. Default: the catalogue in Millrace.")
    private @Nullable Path folder;

    StreamCatalog load() {
        return folder == null ? StreamCatalog.load() : StreamCatalog.load(folder);
    }
}
