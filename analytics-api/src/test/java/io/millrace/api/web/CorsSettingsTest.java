package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsSettingsTest {
    @Test
    void noOriginIsLetInUnlessItIsSet() {
        assertThat(new CorsSettings(null).origins()).isEmpty();
        assertThat(new CorsSettings(List.of("")).origins()).isEmpty();
    }

    @Test
    void originsAreTakenAsTheyAre() {
        assertThat(new CorsSettings(List.of("https://shop.example", " http://127.0.0.1:3000")).origins())
                .containsExactly("https://shop.example", "http://127.0.0.1:3000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "shop.example", "https://shop.example/", "https://*.example", "null", "^https://.*$"})
    void whatIsNoOriginStopsTheStart(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CorsSettings(List.of(origin)))
                .withMessageContaining("millrace.cors.origins")
                .withMessageEndingWith(origin);
    }
}
