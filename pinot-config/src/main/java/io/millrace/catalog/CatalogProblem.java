package io.millrace.catalog;

/**
 * Something in the catalogue that doesn't hold.
 *
 * @param file the file, relative to the catalogue's folder, such as {@code orders/table.json}
 * @param place where in it: a JSON pointer, a line such as {@code line 3}, or empty for the whole file
 * @param message the rule and what was found instead
 */
public record CatalogProblem(String file, String place, String message) {

    @Override
    public String toString() {
        return file + (place.isEmpty() ? "" : " " + place) + ": " + message;
    }
}
