package io.millrace.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingPageTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8083, https://evil.example, cross-site",
        "127.0.0.1:8083, https://evil.example,",
        "127.0.0.1:8083, null,",
        "127.0.0.1:8083, http://127.0.0.1:8080, same-site",
        "127.0.0.1:8083, http://127.0.0.1:8080,",
        "127.0.0.1:8083,, cross-site",
        "127.0.0.1:8083, http://[,",
    })
    void thePageOfAnotherSiteIsForeign(String host, String origin, String site) {
        assertThat(new CallingPage(host, origin, site).isForeign(true)).isTrue();
        assertThat(new CallingPage(host, origin, site).isForeign(false)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8083,,",
        "capture:8083,,",
        "127.0.0.1:8083,, none",
        "localhost:8083, http://localhost:8083, same-origin",
        "[::1]:8083, http://[::1]:8083,",
    })
    void whoIsNoPageAndWhatIsItsOwnIsNot(String host, String origin, String site) {
        assertThat(new CallingPage(host, origin, site).isForeign(true)).isFalse();
        assertThat(new CallingPage(host, origin, site).isForeign(false)).isFalse();
    }

    @Test
    void aNameThatWasMadeToPointToLoopbackIsForeignThere() {
        CallingPage rebound = new CallingPage("evil.example:8083", "http://evil.example:8083", "same-origin");

        assertThat(rebound.isForeign(true)).isTrue();
        assertThat(rebound.isForeign(false)).isFalse();
    }
}
