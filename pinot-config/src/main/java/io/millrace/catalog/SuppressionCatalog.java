package io.millrace.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All suppression lists and audiences that there are.
 *
 * @param lists the lists, by name
 * @param audiences the audiences, by name
 */
public record SuppressionCatalog(List<SuppressionList> lists, List<Audience> audiences) {

    public SuppressionCatalog {
        lists = List.copyOf(lists);
        audiences = List.copyOf(audiences);
    }

    /**
     * Those that come with Millrace.
     *
     * @throws CatalogException when a file of them can't be read, or doesn't fit the streams
     */
    public static SuppressionCatalog load(StreamCatalog streams) {
        return ClassPathFolder.read(
                "/suppressions", suppressions -> load(suppressions, suppressions.resolveSibling("audiences"), streams));
    }

    /**
     * Those in two folders: one that holds a folder for each list, one that holds a file for each audience.
     *
     * @throws CatalogException when a file of them can't be read, or doesn't fit the streams
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

    /** The list of that name, or empty when there is none. */
    public Optional<SuppressionList> list(String name) {
        return lists.stream().filter(list -> list.name().equals(name)).findFirst();
    }

    /** The audience of that name, or empty when there is none. */
    public Optional<Audience> audience(String name) {
        return audiences.stream()
                .filter(audience -> audience.name().equals(name))
                .findFirst();
    }
}
