package io.millrace.api.deliveries;

import io.millrace.api.pinot.Query;
import java.util.List;

/** The places of the last positions in some cells, for those who only count them: they take half of what positions do. */
record PlacesInCells(
        CourierStatus status,
        long from,
        long until,
        List<Long> cells9,
        List<Long> cells7,
        List<Long> cells5,
        List<Long> cells3,
        int limit)
        implements Query<PlaceRow> {
    @Override
    public Class<PlaceRow> row() {
        return PlaceRow.class;
    }
}
