package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckRequestTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "a+b@example.com",
                "o'brien@example.com",
                "\"a b\"@example.com",
                "\"a@b\"@example.com",
                "a@[192.0.2.1]",
                "मेल@उदाहरण.example",
                " Asha@Example.COM ",
            })
    void unusualAddressesAreTaken(String address) {
        assertThat(CheckRequest.isAddress(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "@", "a@", "@b", "a\u0000@b", "a\n@b"})
    void whatIsNoAddressIsNot(String text) {
        assertThat(CheckRequest.isAddress(text)).isFalse();
    }

    @Test
    void anAddressMayBeAsLongAsMailAllowsAndNoLonger() {
        assertThat(CheckRequest.isAddress("a".repeat(64) + "@" + "b".repeat(255)))
                .isTrue();
        assertThat(CheckRequest.isAddress("a".repeat(65) + "@b")).isFalse();
        assertThat(CheckRequest.isAddress("a@" + "b".repeat(256))).isFalse();
    }
}
