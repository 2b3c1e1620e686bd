package io.millrace.catalog.suppression;

import io.millrace.catalog.files.CatalogException;
import io.millrace.catalog.files.ClassPathFolder;
import io.millrace.catalog.files.Problems;
import io.millrace.catalog.stream.StreamCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All suppression lists and audiences.
 *
 * @param lists the lists, sorted by name
 * @param audiences the audiences, sorted by name
 */
public record SuppressionCatalog(List<SuppressionList> lists, List<Audience> audiences) {

    public SuppressionCatalog {
        lists = List.copyOf(lists);
        audiences = List.copyOf(audiences);
    }

    /**
     * Reads the lists and audiences in Millrace's jar.
     *
     * @throws CatalogException if a file can't be read or doesn't fit the streams
     */
    public static SuppressionCatalog load(StreamCatalog streams) {
        return ClassPathFolder.read(
                "/suppressions", suppressions -> load(suppressions, suppressions.resolveSibling("audiences"), streams));
    }

    /**
     * Reads lists from one folder, which has a folder for each list, and audiences from another, which has a file for
     * each.
     *
     * @throws CatalogException if a file can't be read or doesn't fit the streams
     */
    public static SuppressionCatalog load(Path suppressions, Path audiences, StreamCatalog streams) {
        Problems problems = new Problems();
        List<SuppressionList> lists = new SuppressionLoader(suppressions, streams, problems).load();
        List<Audience> combined = new AudienceLoader(audiences, lists, problems).load();
        if (!problems.isEmpty()) {
            throw new CatalogException(problems.list());
        }
        return new SuppressionCatalog(lists, combined);
    }

    /** Returns the list of that name, or empty if there is none. */
    public Optional<SuppressionList> list(String name) {
        return lists.stream().filter(list -> list.name().equals(name)).findFirst();
    }

    /** Returns the audience of that name, or empty if there is none. */
    public Optional<Audience> audience(String name) {
        return audiences.stream()
                .filter(audience -> audience.name().equals(name))
                .findFirst();
    }
}
