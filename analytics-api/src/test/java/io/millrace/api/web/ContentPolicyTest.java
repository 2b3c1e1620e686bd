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

    /** The hash is that of {@code printf 'let a = 1;\n' | openssl dgst -sha256 -binary | base64}. */
    @Test
    void theContractsOwnScriptIsNamedByItsHash() {
        String policy = ContentPolicy.ofContract("<body><script>let a = 1;\n</script></body>");

        assertThat(policy)
                .contains("script-src 'self' 'sha256-3smTKsMnFX9i0OGCm4n/7GAEzudwCR3kiBveN8jVUAk=';")
                .doesNotContainPattern("script-src[^;]*unsafe");
    }
}
