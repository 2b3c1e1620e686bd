package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of {@code products} in a growing segment of Pinot 1.x's own making, by the table as it is rendered. */
@SuppressWarnings("NullAway.Init")
class DeletedRowTest {

    private static final boolean DELETED = true;
    private static final boolean THERE = false;

    @TempDir
    private File folder;

    private GrowingSegment products;

    @BeforeEach
    void open() throws IOException {
        products = new GrowingSegment(RenderedTables.named("products"), folder);
    }

    @AfterEach
    void close() {
        products.close();
    }

    @Test
    void aDeletedRowIsGone() throws IOException {
        products.index("a", 1, THERE);
        products.index("b", 1, THERE);
        assertThat(products.queryableIds()).containsExactly("a", "b");

        products.index("a", 2, DELETED);

        assertThat(products.queryableIds()).containsExactly("b");
    }

    @Test
    void whatIsOlderThanTheDeletionDoesNotBringTheRowBack() throws IOException {
        products.index("a", 2, DELETED);

        products.index("a", 1, THERE);

        assertThat(products.queryableIds()).isEmpty();
    }

    @Test
    void aRowThatIsMadeAgainIsThere() throws IOException {
        products.index("a", 1, DELETED);

        products.index("a", 2, THERE);

        assertThat(products.queryableIds()).containsExactly("a");
    }
}
