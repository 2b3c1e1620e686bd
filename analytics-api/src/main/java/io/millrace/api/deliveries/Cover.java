package io.millrace.api.deliveries;

/**
 * Cells that hold an area. Each point of the area is in exactly one of them.
 *
 * @param whole cells that lie in the area: what is in one is in the area
 * @param border cells of which that isn't said: what is in one must be tested
 */
record Cover(CellSets whole, CellSets border) {}
