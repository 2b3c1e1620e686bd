package io.millrace.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    @Test
    void whatIsWellIsOneLine() {
        Diagnosis diagnosis = of("{'name':'x','status':'UP','details':{'kafka':{'status':'UP'}}}");

        assertThat(diagnosis.isWell()).isTrue();
        assertThat(diagnosis.lines()).singleElement().asString().matches("analytics-api +up");
    }

    @Test
    void theRecordThatATableStandsAtIsNamedWithWhatToDo() {
        Diagnosis diagnosis = of(
                """
                {'status':'DEGRADED','details':{
                  'kafka':{'status':'UP'},
                  'tables':{'status':'DEGRADED','details':{
                    'users':{'status':'UP'},
                    'orders':{'status':'DOWN','detail':'stands at a record',
                      'standsAt':[{'topic':'orders','partition':1,'offset':18,'since':'2026-01-01T00:00:00Z'}]}}}}}""");

        assertThat(diagnosis.isWell()).isFalse();
        assertThat(String.join("\n", diagnosis.lines()))
                .contains("topic orders, partition 1, offset 18")
                .contains("./millrace catalog skip-record --table orders --partition 1 --offset 18")
                .doesNotContain("users")
                .doesNotContain("kafka");
    }

    @Test
    void whatElseIsNotWellIsToldWithItsDetails() {
        Diagnosis diagnosis =
                of("{'status':'DOWN','details':{'kafka':{'status':'DOWN','details':{'error':'TimeoutException'}}}}");

        assertThat(diagnosis.isWell()).isFalse();
        assertThat(String.join("\n", diagnosis.lines())).contains("kafka").contains("TimeoutException");
    }

    private static Diagnosis of(String health) {
        try {
            return Diagnosis.of("analytics-api", new ObjectMapper().readTree(health.replace('\'', '"')));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
