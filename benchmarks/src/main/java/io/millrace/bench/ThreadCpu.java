package io.millrace.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CPU time of another JVM's threads by their names, as {@code jcmd} reports it. */
final class ThreadCpu {

    private static final Pattern THREAD = Pattern.compile("(?m)^\"(.*)\" #.* cpu=([0-9.]+)ms ");

    private ThreadCpu() {}

    /** Of all threads of a topology: those that read, write and restore. */
    static double secondsOf(long pid, String topology) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "Thread.print").start();
        String dump = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + pid + " Thread.print failed");
        }
        double millis = 0;
        Matcher thread = THREAD.matcher(dump);
        while (thread.find()) {
            if (thread.group(1).contains("millrace-" + topology + "-")) {
                millis += Double.parseDouble(thread.group(2));
            }
        }
        return millis / 1000;
    }
}
