package io.millrace.catalog;

/** A value that ingest computes from an event's own and adds to it, for a column that no sender fills. */
public sealed interface Derivation {

    /** The column that takes the value. */
    String column();

    /**
     * The <a href="https://h3geo.org">H3</a> cell that a place lies in, as a 64-bit number; left out where the event has
     * no place.
     *
     * @param latitude the property that holds degrees north
     * @param longitude the property that holds degrees east
     * @param resolution from 0 (1,100 km an edge) to 15 (half a metre)
     */
    record H3Cell(String column, String latitude, String longitude, int resolution) implements Derivation {

        public H3Cell {
            if (resolution < 0 || resolution > 15) {
                throw new IllegalArgumentException("resolution must be from 0 to 15 but is " + resolution);
            }
        }
    }

    /**
     * The coarser cell that another derived cell belongs to: its ancestor in H3's tree. All descendants of an ancestor
     * together are the ancestor, with no gap and no overlap, though not within its hexagon.
     *
     * @param of the column of the finer cell
     * @param resolution the coarser resolution
     */
    record H3Parent(String column, String of, int resolution) implements Derivation {

        public H3Parent {
            if (resolution < 0 || resolution > 14) {
                throw new IllegalArgumentException("resolution must be from 0 to 14 but is " + resolution);
            }
        }
    }

    /**
     * The {@link Bucket} of an identifier, so that what belongs to many customers can be read a part at a time.
     *
     * @param of the property that holds the identifier
     */
    record BucketOf(String column, String of) implements Derivation {}

    /**
     * A text without white space around it and in lower case, so that it is found however it was written.
     *
     * @param of the property that holds the text
     */
    record LowerCase(String column, String of) implements Derivation {}
}
