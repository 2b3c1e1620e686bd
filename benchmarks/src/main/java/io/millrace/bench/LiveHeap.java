package io.millrace.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another JVM's heap holds that is in use, by {@code jcmd}, which is in every JDK. */
record LiveHeap(long pid) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final int PAUSE_MS = 200;

    /** What something is to be done for. */
    interface Work {
        void run() throws Exception;
    }

    /** Counts what is reachable, for which {@code GC.class_histogram} collects first. */
    long bytes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("jcmd", Long.toString(pid), "GC.class_histogram").start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(said);
        if (process.waitFor() != 0 || !total.find()) {
            throw new IOException("jcmd " + pid + ": " + said);
        }
        return Long.parseLong(total.group(1));
    }

    /** The most that was in use at some moment of the work. */
    long mostWhile(Work work) throws Exception {
        AtomicLong most = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Thread watch = new Thread(() -> {
            try {
                while (!over.get()) {
                    most.accumulateAndGet(bytes(), Math::max);
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        watch.start();
        try {
            work.run();
        } finally {
            over.set(true);
            watch.join();
        }
        return most.get();
    }
}
