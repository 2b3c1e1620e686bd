package io.millrace.catalog.stream;

/** A value that ingest computes from an event and stores in a column. Senders can't set it. */
public sealed interface Derivation {

    /** The column that gets the value. */
    String column();

    /**
     * The <a href="https://h3geo.org">H3</a> cell of a place, as a 64-bit number. Absent if the event has no place.
     *
     * @param latitude the property with the latitude in degrees
     * @param longitude the property with the longitude in degrees
     * @param resolution from 0 (edges of 1,100 km) to 15 (edges of half a metre)
     */
    record H3Cell(String column, String latitude, String longitude, int resolution) implements Derivation {

        public H3Cell {
            if (resolution < 0 || resolution > 15) {
                throw new IllegalArgumentException("resolution must be from 0 to 15, was " + resolution);
            }
        }
    }

    /**
     * The ancestor of another derived cell in H3's tree. The descendants of a cell cover it without gap and overlap,
     * but not exactly its hexagon.
     *
     * @param of the column of the finer cell
     * @param resolution the resolution of the ancestor, coarser than that of the finer cell
     */
    record H3Parent(String column, String of, int resolution) implements Derivation {

        public H3Parent {
            if (resolution < 0 || resolution > 14) {
                throw new IllegalArgumentException("resolution must be from 0 to 14, was " + resolution);
            }
        }
    }

    /**
     * The {@link Bucket} of an identifier, with which a long list can be read in ranges.
     *
     * @param of the property with the identifier
     */
    record BucketOf(String column, String of) implements Derivation {}

    /**
     * A text in lower case and without white space around it, so that a search finds all spellings.
     *
     * @param of the property with the text
     */
    record LowerCase(String column, String of) implements Derivation {}
}
