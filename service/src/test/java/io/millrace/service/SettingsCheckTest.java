package io.millrace.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {
    private final SettingsCheck check = new SettingsCheck("millrace.some");

    @Test
    void bothBoundsAreValid() {
        assertThatCode(() -> {
                    check.within("count", 1, 1, 3);
                    check.within("count", 3, 1, 3);
                    check.within("timeout", Duration.ofHours(24), Duration.ofSeconds(1), Duration.ofDays(1));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aMessageHasTheSettingTheRuleAndTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.within("count", 4, 1, 3))
                .withMessage("millrace.some.count: must be from 1 to 3, was 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.within("timeout", Duration.ZERO, Duration.ofSeconds(1), Duration.ofDays(1)))
                .withMessage("millrace.some.timeout: must be from PT1S to PT24H, was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.notBlank("host", " "))
                .withMessage("millrace.some.host: must not be blank, was \" \"");
    }
}
