package io.millrace.localstack.cli;

import io.millrace.localstack.process.StackException;
import io.millrace.localstack.process.StackFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A step of the start that another program does. Its last output line is shown as the result. */
record OneShot(String name, List<String> command, StackFolder folder) implements Callable<String> {

    private static final int TIMEOUT_S = 120;

    @Override
    public String call() throws Exception {
        Path log = folder.log(name);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new StackException(name + " has failed:\n" + Files.readString(log));
            }
        } finally {
            process.destroyForcibly();
        }
        List<String> said = Files.readAllLines(log);
        return said.isEmpty() ? "" : ", " + said.get(said.size() - 1);
    }
}
