package io.millrace.catalog.files;

/**
 * One problem of the catalogue.
 *
 * @param file the file, relative to the catalogue's folder, such as {@code orders/table.json}
 * @param place the place in the file: a JSON pointer, a line such as {@code line 3}, or empty for the whole file
 * @param message the rule and the value, as in "must be at least 1, was 0"
 */
public record CatalogProblem(String file, String place, String message) {

    @Override
    public String toString() {
        return file + (place.isEmpty() ? "" : " " + place) + ": " + message;
    }
}
