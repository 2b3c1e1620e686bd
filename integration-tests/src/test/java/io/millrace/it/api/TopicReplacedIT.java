package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.catalog.apply.CatalogClient;
import io.millrace.catalog.apply.Plan;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What is answered once a topic was deleted and made again, and that {@code catalog apply} is the way out. */
@Isolated("it deletes a topic")
class TopicReplacedIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String LIST = "/suppressions/redeemed?limit=1";

    private final ApiClient api = SharedApi.client();

    @AfterEach
    void allIsWholeAgain() {
        apply();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(api.get(LIST).status()).isEqualTo(200));
    }

    @Test
    void itsTableIsNotAnsweredFromUntilTheCatalogueIsAppliedAgain() throws Exception {
        redeem();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(api.get(LIST).status()).isEqualTo(200));
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SharedStack.kafkaBootstrapServers()))) {
            admin.deleteTopics(List.of("redemptions")).all().get();
            await().atMost(LONG).until(() -> !admin.listTopics().names().get().contains("redemptions"));
            try (CatalogClient catalog = catalog()) {
                Plan plan = catalog.plan(StreamCatalog.load());
                assertThat(plan.changes().get(0)).asString().startsWith("+ topic redemptions:");
                catalog.apply(new Plan(plan.changes().subList(0, 1), List.of(), List.of()));
            }
        }
        redeem();

        assertRefused();
        await().untilAsserted(() -> assertThat(api.get("/prometheus").raw().body())
                .contains("millrace_table_incomplete{table=\"redemptions\"} 1.0"));

        apply();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(api.get(LIST).status()).isEqualTo(200));
    }

    private void assertRefused() {
        await().atMost(LONG).untilAsserted(() -> {
            Reply refused = api.get(LIST);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("type").asText()).isEqualTo("urn:millrace:problem:table-incomplete");
            assertThat(refused.body().path("detail").asText())
                    .startsWith("Table redemptions lacks records: its topic was deleted and made again");
        });
    }

    private void redeem() {
        String event = "{\"id\":\"%s\",\"userId\":\"17\",\"offer\":\"birthday_gift\",\"redeemedAt\":\"%s\"}"
                .formatted(Events.newId(), Instant.now());
        assertThat(api.post("redemptions", event).status()).isEqualTo(202);
    }

    private static void apply() {
        try (CatalogClient catalog = catalog()) {
            catalog.apply(catalog.plan(StreamCatalog.load()));
        }
    }

    private static CatalogClient catalog() {
        return CatalogClient.of(SharedStack.catalogTarget());
    }
}
