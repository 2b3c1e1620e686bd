package io.millrace.simulator.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditSequenceTest {

    private static final Seed SEED = new Seed(7);
    private static final Shop SHOP = Shop.of(SEED);

    @Test
    void theSameSeedMakesTheSameEdits() {
        assertThat(edits(100)).isEqualTo(edits(100));
    }

    @Test
    void everyKindOfEditComesAndEachHasItsParameters() {
        List<Edit> edits = edits(100);

        for (String start :
                List.of("UPDATE products SET price", "UPDATE products SET name", "UPDATE users", "INSERT", "DELETE")) {
            assertThat(edits).anyMatch(edit -> edit.sql().startsWith(start));
        }
        assertThat(edits)
                .allMatch(edit -> edit.sql().chars().filter(c -> c == '?').count()
                        == edit.parameters().size());
    }

    @Test
    void aShortMenuIsNotMadeShorterNorALongOneLonger() {
        assertThat(edits(80)).noneMatch(edit -> edit.sql().startsWith("DELETE"));
        assertThat(edits(200)).noneMatch(edit -> edit.sql().startsWith("INSERT"));
    }

    private static List<Edit> edits(int productCount) {
        EditSequence sequence = new EditSequence(SHOP, SEED);
        return IntStream.range(0, 500)
                .mapToObj(number -> sequence.edit(number, productCount))
                .toList();
    }
}
