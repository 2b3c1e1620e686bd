package io.millrace.localstack.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class, and halts the process when the parent has ended, for whatever reason. The parent keeps this
 * process's standard input open and never writes to it, so its end means that the parent has ended.
 */
public final class ChildMain {

    /** The exit code of a child that outlived its parent. */
    public static final int PARENT_GONE = 75;

    private ChildMain() {}

    /**
     * Runs {@code args[0]} with the remaining arguments.
     *
     * @param args the name of the main class, then its arguments
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        InputStream parent = System.in;
        Thread watch = new Thread(() -> haltAtEndOf(parent), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void haltAtEndOf(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // the parent writes nothing; only the end of the stream counts
            }
        } catch (IOException e) {
            // a broken pipe is an end, too
        }
        // Not exit(): shutdown hooks may hang, and every child is built to survive a halt
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
