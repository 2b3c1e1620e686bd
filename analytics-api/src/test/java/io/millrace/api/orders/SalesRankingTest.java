package io.millrace.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.orders.Popular.Sold;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SalesRankingTest {
    @Test
    void whatIsFirstInNoPartCanBeFirstInAll() {
        List<Sold> before = List.of(new Sold("a", 1, 9), new Sold("b", 1, 8));
        List<Sold> minutes = List.of(new Sold("b", 2, 6), new Sold("c", 3, 7));
        List<Sold> after = List.of(new Sold("c", 1, 3));

        assertThat(SalesRanking.top(2, List.of(before, minutes, after)))
                .contains(List.of(new Sold("b", 3, 14), new Sold("c", 4, 10)));
    }

    @Test
    void ofAsManyPiecesTheSmallerIdIsFirst() {
        List<Sold> sold = List.of(new Sold("b", 9, 2), new Sold("B", 1, 2), new Sold("a", 1, 2), new Sold("é", 1, 2));

        assertThat(SalesRanking.top(9, List.of(sold)))
                .hasValueSatisfying(
                        top -> assertThat(top).extracting(Sold::what).containsExactly("B", "a", "b", "é"));
    }

    @Test
    void whatHasLostAllSalesIsNotThere() {
        assertThat(SalesRanking.top(5, List.of(List.of(new Sold("a", 0, 0), new Sold("b", 1, 1)))))
                .contains(List.of(new Sold("b", 1, 1)));
    }

    @Test
    void aPartThatMayBeCutGivesNoAnswer() {
        List<Sold> full = Collections.nCopies(SalesRanking.MOST, new Sold("a", 1, 1));

        assertThat(SalesRanking.top(5, List.of(List.of(), full))).isEmpty();
        assertThat(SalesRanking.top(5, List.of(full.subList(1, full.size())))).isPresent();
    }
}
