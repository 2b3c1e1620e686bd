package io.millrace.localstack.cli;

import io.millrace.localstack.process.PidRecord;
import io.millrace.localstack.process.PidRecords;
import io.millrace.localstack.process.StackFolder;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Shows what is wrong with each service and table, and what to do.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is well", "1:something is wrong"})
final class DoctorCommand implements Callable<Integer> {

    private static final List<String> SERVICES = List.of("analytics-api", "cdc-connector", "stream-processor");

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(
            names = "--services",
            paramLabel = "URL",
            split = ",",
            description = "Addresses of services elsewhere. Default: those that ./millrace up has started.")
    private List<URI> services = List.of();

    @Override
    public Integer call() throws InterruptedException {
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (URI service : services) {
            diagnoses.add(ask(service.toString(), service));
        }
        if (services.isEmpty()) {
            diagnoses.addAll(ofOwn(home.folder()));
        }
        Terminal terminal = Terminal.standard();
        diagnoses.forEach(diagnosis -> diagnosis.lines().forEach(terminal::say));
        return diagnoses.stream().allMatch(Diagnosis::isWell) ? MillraceCommand.OK : MillraceCommand.FAILED;
    }

    private static List<Diagnosis> ofOwn(StackFolder folder) throws InterruptedException {
        PidRecords records = new PidRecords(folder);
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (String name : SERVICES) {
            Optional<PidRecord> record =
                    records.find(name).filter(found -> found.process().isPresent());
            diagnoses.add(
                    record.isEmpty()
                            ? Diagnosis.ofAbsent(name)
                            : ask(
                                    name,
                                    URI.create("http://127.0.0.1:"
                                            + record.get().ports().get(0))));
        }
        return diagnoses;
    }

    /** Asks a service for its health. An unhealthy service responds with 503 and a body. */
    private static Diagnosis ask(String name, URI address) throws InterruptedException {
        try {
            return Diagnosis.of(name, ServiceJson.get(address.resolve("/health")));
        } catch (IOException e) {
            return Diagnosis.ofSilent(name, e.toString());
        }
    }
}
