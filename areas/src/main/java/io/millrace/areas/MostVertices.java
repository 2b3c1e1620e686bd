package io.millrace.areas;

/**
 * The limits on the number of vertices of an area.
 *
 * @param ofPolygons for all polygons together; the last position of a ring, which repeats the first, isn't counted
 * @param ofLine for a corridor's line; lower, since a test of a place looks at every edge
 */
public record MostVertices(int ofPolygons, int ofLine) {}
