package io.millrace.catalog.check;

import com.networknt.schema.SchemaException;
import io.millrace.catalog.contract.EventContract;
import io.millrace.catalog.contract.ValidationResult;
import io.millrace.catalog.files.Problems;
import io.millrace.catalog.stream.Samples;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamFolder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;

/** Checks that the contract accepts the valid samples and refuses the invalid ones for the reason that they state. */
final class SampleCheck {

    private final StreamDefinition stream;
    private final Problems problems;

    SampleCheck(StreamDefinition stream, Problems problems) {
        this.stream = stream;
        this.problems = problems;
    }

    void check(Instant now) {
        if (stream.samples().valid().isEmpty()) {
            problems.add(stream.name() + "/" + StreamFolder.VALID, "", "must hold at least one sample");
        }
        if (stream.samples().invalid().isEmpty()) {
            problems.add(stream.name() + "/" + StreamFolder.INVALID, "", "must hold at least one sample");
        }
        EventContract contract;
        try {
            contract = EventContract.of(stream);
        } catch (SchemaException e) {
            problems.add(stream.name() + "/" + StreamFolder.CONTRACT, "", "must be JSON Schema: " + e.getMessage());
            return;
        }
        stream.samples().valid().forEach(sample -> checkValid(contract, sample, now));
        stream.samples().invalid().forEach(sample -> checkInvalid(contract, sample, now));
    }

    private void checkValid(EventContract contract, Samples.Valid sample, Instant now) {
        if (examine(contract, sample.event(), now) instanceof ValidationResult.Refused refused) {
            String file = stream.name() + "/" + StreamFolder.VALID;
            problems.add(file, "line " + sample.line(), "must be accepted, was refused: " + words(refused));
        }
    }

    private void checkInvalid(EventContract contract, Samples.Invalid sample, Instant now) {
        String file = stream.name() + "/" + StreamFolder.INVALID;
        String place = "line " + sample.line();
        ValidationResult examination = examine(contract, sample.event(), now);
        if (!(examination instanceof ValidationResult.Refused refused)) {
            problems.add(file, place, "must be refused (" + sample.why() + "), was accepted");
        } else if (refused.violations().stream().noneMatch(v -> v.pointer().equals(sample.pointer()))) {
            problems.add(
                    file,
                    place,
                    "must be refused at \"" + sample.pointer() + "\" (" + sample.why() + "), was refused: "
                            + words(refused));
        }
    }

    private static ValidationResult examine(EventContract contract, String event, Instant now) {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        return contract.examine(bytes, 0, bytes.length, now);
    }

    private static String words(ValidationResult.Refused refused) {
        return refused.violations().stream()
                .map(violation -> "\"" + violation.pointer() + "\" " + violation.reason())
                .collect(Collectors.joining("; "));
    }
}
