package io.millrace.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.localstack.process.PidRecords;
import io.millrace.localstack.process.StackFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityLinesTest {

    @Test
    void aWarningIsToldWithWhatToDo() {
        assertThat(of("{'items':[{'state':'filling','message':'The heap fills.','advice':'Keep less.'}]}"))
                .containsExactly("WARNING: The heap fills.", "  Keep less.");
    }

    @Test
    void whatIsWellOrNotKnownIsOneLine() {
        assertThat(of("{'items':[{'state':'ok','message':'The heap: 1 of 9 MiB.','advice':null},"
                        + "{'state':'unknown','message':'The disk is not known.','advice':null}]}"))
                .containsExactly("The heap: 1 of 9 MiB.", "The disk is not known.");
    }

    @Test
    void anAnswerWithoutServersIsNoAllClear() {
        assertThat(of("{'items':[]}")).singleElement().asString().contains("isn't known: no server is watched");
        assertThat(of("{'status':404}")).singleElement().asString().contains("isn't known");
    }

    @Test
    void withoutTheApiItIsNotKnown(@TempDir Path folder) throws InterruptedException {
        assertThat(CapacityLines.ask(new PidRecords(new StackFolder(folder))))
                .singleElement()
                .asString()
                .contains("isn't known: the API doesn't run");
    }

    private static List<String> of(String answer) {
        try {
            return CapacityLines.of(new ObjectMapper().readTree(answer.replace('\'', '"')));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
