package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.api.pinot.Found;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListRowsTest {
    private static final List<String> COLUMNS = List.of("customerId", "since", "ended");

    @Test
    void whatEndedLaterThanItBeganIsOverAndWhatEndedAtTheSameMillisecondIsNot() {
        assertThat(sinceByCustomer(List.of(row("a", 5, 6), row("b", 6, 6), row("c", 7, 6), row("d", 0, 0))))
                .isEqualTo(Map.of("b", 6L, "c", 7L));
    }

    @Test
    void ofSomebodysRowsTheLatestThatHasNotEndedCounts() {
        assertThat(sinceByCustomer(List.of(row("a", 5, 0), row("a", 9, 10), row("a", 7, 0))))
                .isEqualTo(Map.of("a", 7L));
    }

    @Test
    void withoutAnEndWhoHasARowIsOnTheList() {
        Found found =
                new Found(List.of("customerId", "since"), List.of(row("a", 5, 6).subList(0, 2)), false);

        assertThat(ListRows.of(found)).isEqualTo(new ListRows(Map.of("a", 5L), Map.of("a", 5L), 1));
    }

    @Test
    void whoseRowsAreOthersThanBeforeHasChangedOnTheListOrNot() {
        ListRows before =
                ListRows.of(new Found(COLUMNS, List.of(row("a", 5, 0), row("b", 5, 6), row("c", 5, 0)), false));
        ListRows after = ListRows.of(new Found(
                COLUMNS,
                List.of(row("a", 5, 0), row("b", 5, 7), row("c", 5, 0), row("c", 4, 0), row("d", 0, 1)),
                false));

        assertThat(before.changedUntil(after)).containsExactlyInAnyOrder("b", "c", "d");
    }

    private static Map<String, Long> sinceByCustomer(List<List<JsonNode>> rows) {
        return ListRows.of(new Found(COLUMNS, rows, false)).sinceByCustomer();
    }

    private static List<JsonNode> row(String customer, double since, double ended) {
        return List.of(TextNode.valueOf(customer), DoubleNode.valueOf(since), DoubleNode.valueOf(ended));
    }
}
