package io.millrace.catalog;

import com.networknt.schema.SchemaException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;

/** Checks that each sample does what its file's name says. */
final class SampleCheck {

    private final StreamDefinition stream;
    private final Problems problems;

    SampleCheck(StreamDefinition stream, Problems problems) {
        this.stream = stream;
        this.problems = problems;
    }

    void check(Instant now) {
        if (stream.samples().valid().isEmpty()) {
            problems.add(stream.name() + "/" + CatalogLoader.VALID, "", "must hold at least one sample");
        }
        if (stream.samples().invalid().isEmpty()) {
            problems.add(stream.name() + "/" + CatalogLoader.INVALID, "", "must hold at least one sample");
        }
        EventContract contract;
        try {
            contract = EventContract.of(stream);
        } catch (SchemaException e) {
            problems.add(stream.name() + "/" + CatalogLoader.CONTRACT, "", "is no JSON Schema: " + e.getMessage());
            return;
        }
        stream.samples().valid().forEach(sample -> checkValid(contract, sample, now));
        stream.samples().invalid().forEach(sample -> checkInvalid(contract, sample, now));
    }

    private void checkValid(EventContract contract, Samples.Valid sample, Instant now) {
        if (examine(contract, sample.event(), now) instanceof Examination.Refused refused) {
            String file = stream.name() + "/" + CatalogLoader.VALID;
            problems.add(file, "line " + sample.line(), "must be accepted but is refused: " + words(refused));
        }
    }

    private void checkInvalid(EventContract contract, Samples.Invalid sample, Instant now) {
        String file = stream.name() + "/" + CatalogLoader.INVALID;
        String place = "line " + sample.line();
        Examination examination = examine(contract, sample.event(), now);
        if (!(examination instanceof Examination.Refused refused)) {
            problems.add(file, place, "must be refused (" + sample.why() + ") but is accepted");
        } else if (refused.violations().stream().noneMatch(v -> v.pointer().equals(sample.pointer()))) {
            problems.add(
                    file,
                    place,
                    "must be refused at \"" + sample.pointer() + "\" (" + sample.why() + ") but is refused: "
                            + words(refused));
        }
    }

    private static Examination examine(EventContract contract, String event, Instant now) {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        return contract.examine(bytes, 0, bytes.length, now);
    }

    private static String words(Examination.Refused refused) {
        return refused.violations().stream()
                .map(violation -> "\"" + violation.pointer() + "\" " + violation.reason())
                .collect(Collectors.joining("; "));
    }
}
