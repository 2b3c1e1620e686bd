package io.millrace.api.areas;

/**
 * Cells that cover an area. Each point of the area is in exactly one of them.
 *
 * @param whole cells completely in the area
 * @param border other cells; a place in one must be tested
 */
public record Cover(CellSets whole, CellSets border) {}
