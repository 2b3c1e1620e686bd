package io.millrace.localstack.cli;

import io.millrace.localstack.LocalStack;
import io.millrace.localstack.StackSettings;
import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.StackFolder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything, waits until it is healthy, and stops it in order on Ctrl-C. The data stays.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private UpOptions options = new UpOptions();

    private final AtomicBoolean stopping = new AtomicBoolean();

    @Override
    public Integer call() throws Exception {
        long startedAt = System.nanoTime();
        StackFolder folder = home.folder();
        Terminal terminal = Terminal.standard();
        LocalStack stack = LocalStack.in(StackSettings.in(folder.root())
                .withPorts(options.ports())
                .withPinotRoles(options.pinotRoles())
                .withHeaps(options.heaps())
                .withMariaDb(true));
        Platform platform = platform(folder, stack, terminal);
        Thread stop = new Thread(() -> stop(platform, terminal), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            terminal.say("Starting Millrace in " + folder.root());
            platform.start();
            terminal.say("Millrace is up in " + Terminal.seconds(Duration.ofNanos(System.nanoTime() - startedAt)));
            terminal.say(Addresses.of(stack, options).toString());
            new Supervisor(platform.processes(), terminal, Clock.systemUTC(), stopping::get).watch();
        } catch (Exception e) {
            if (!stopping.get()) {
                throw e;
            }
            // A failure while stopping is expected
        }
        stop.join();
        return MillraceCommand.OK;
    }

    private Platform platform(StackFolder folder, LocalStack stack, Terminal terminal) {
        try {
            Services services = new Services(home.home(), folder, options);
            return new Platform(
                    folder,
                    stack,
                    options.retention(),
                    services.processes(stack),
                    services.databaseLoad(stack),
                    terminal);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void stop(Platform platform, Terminal terminal) {
        stopping.set(true);
        if (platform.processes().stream().anyMatch(ChildProcess::isAlive)) {
            terminal.say("\nStopping");
        }
        platform.close();
    }
}
