package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContentPolicyTest {
    @Test
    void aPageRunsOnlyScriptsThatComeAsFilesFromHere() {
        assertThat(ContentPolicy.ofPages(List.of()))
                .contains("default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void aPageShowsTheTilesOfTheSetServer() {
        assertThat(ContentPolicy.ofPages(List.of("https://tiles.example")))
                .contains("img-src 'self' https://tiles.example;")
                .contains("script-src 'self';");
    }

    @Test
    void theContractsPageShowsTheImagesOfItsStyleAndRunsNoScriptOfItsOwn() {
        assertThat(ContentPolicy.ofContract())
                .contains("script-src 'self'; style-src 'self'; img-src 'self' data:;")
                .doesNotContain("unsafe");
    }
}
