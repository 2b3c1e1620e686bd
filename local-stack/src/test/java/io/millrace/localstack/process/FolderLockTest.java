package io.millrace.localstack.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @Test
    void aFolderHasOneUserAtATime(@TempDir Path root) {
        StackFolder folder = new StackFolder(root);
        FolderLock first = FolderLock.take(folder);

        assertThatThrownBy(() -> FolderLock.take(folder))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(root.toString())
                .hasMessageContaining("./millrace down");

        first.close();
        assertThatCode(() -> FolderLock.take(folder).close()).doesNotThrowAnyException();
    }
}
