package io.millrace.localstack.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Prevents two launchers from using the same data folder. The operating system releases the lock when this process
 * ends, for whatever reason.
 */
public final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws StackException when another launcher has the folder
     */
    public static FolderLock take(StackFolder folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.run("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StackException("Another stack runs on " + folder.root()
                        + ". Stop it with ./millrace down, or choose another folder.");
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new StackException("Can't write to " + folder.root() + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another stack in this very process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StackException("Can't release the lock: " + e.getMessage(), e);
        }
    }
}
