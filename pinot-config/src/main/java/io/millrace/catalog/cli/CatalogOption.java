package io.millrace.catalog.cli;

import io.millrace.catalog.StreamCatalog;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which catalogue a command works on. */
final class CatalogOption {

    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            description = "The folder that holds one folder a stream. Default: the catalogue that comes with Millrace.")
    private @Nullable Path folder;

    StreamCatalog load() {
        return folder == null ? StreamCatalog.load() : StreamCatalog.load(folder);
    }
}
