package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.web.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "google, ' Jane.B.Roe@Gmail.com', janebroe@gmail.com",
        "google, jane.roe+news@googlemail.com, janeroe+news@googlemail.com",
        "google, jane.roe@example.com, jane.roe@example.com",
        "google, jane.roe@notgmail.com, jane.roe@notgmail.com",
        "meta, Jane.Roe@Gmail.com, jane.roe@gmail.com",
        "tiktok, Jane.Roe@Gmail.com, jane.roe@gmail.com",
    })
    void eachHasItsOwnRule(String platform, String email, String written) {
        assertThat(Platform.parse(platform).written(email)).isEqualTo(written);
    }

    @Test
    void whatCannotBeSeenAroundAnAddressIsTakenOff() {
        assertThat(Platform.parse(null).written("\u00a0\u200b\tA@B.c\u3000\ufeff "))
                .isEqualTo("a@b.c");
    }

    @Test
    void aPlatformThatIsNotKnownOrHasNothingToHashIsRefused() {
        assertThatThrownBy(() -> MemberView.parse(null, "sha256", "Google"))
                .isInstanceOf(Failure.class)
                .hasMessage("platform: must be google, meta or tiktok, was 'Google'");
        assertThatThrownBy(() -> MemberView.parse(null, null, "google"))
                .isInstanceOf(Failure.class)
                .hasMessage("platform: is for hash=sha256, which isn't given, was 'google'");
    }
}
