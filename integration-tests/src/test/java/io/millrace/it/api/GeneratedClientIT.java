package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import generated.client.ApiClient;
import generated.client.ApiException;
import generated.client.api.DeliveriesApi;
import generated.client.api.GeofencesApi;
import generated.client.api.OrdersApi;
import generated.client.api.StreamsApi;
import generated.client.api.SuppressionsApi;
import generated.client.api.UsersApi;
import generated.client.model.AddressQuestion;
import generated.client.model.CourierStatus;
import generated.client.model.DeliveryStatusesEvent;
import generated.client.model.DeliveryStatusesEventId;
import generated.client.model.GeoJsonArea;
import generated.client.model.GeoJsonPolygon;
import generated.client.model.OrdersEvent;
import generated.client.model.OrdersEventId;
import generated.client.model.OrdersEventItemsInner;
import generated.client.model.OrdersEventItemsInnerProductId;
import generated.client.model.OrdersEventUserId;
import generated.client.model.Problem;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.ShopRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API as a caller has it who generates a client of the OpenAPI document. */
class GeneratedClientIT {
    private final ApiClient client = new ApiClient();
    private final String id = Events.newId();

    GeneratedClientIT() {
        client.updateBaseUri(SharedApi.address().toString());
    }

    @BeforeAll
    static void processorRuns() {
        SharedProcessor.start();
    }

    @Test
    void anOrderIsPostedAndFound() throws ApiException {
        OrdersApi orders = new OrdersApi(client);

        assertThat(new StreamsApi(client)
                        .postStreamsOrdersEvents(List.of(order()), null, "client-" + id)
                        .getAccepted())
                .isEqualTo(1);

        soon(() -> assertThat(orders.getOrdersById(id, null, null).getPrice()).isEqualByComparingTo("12.30"));
        soon(() -> assertThat(orders.getOrdersLatest(100, null, null))
                .anySatisfy(entry -> assertThat(entry.getId()).isEqualTo(id)));
        soon(() -> assertThat(orders.getOrdersOverview("PT10M", null, null, null)
                        .getCurrentTimePeriod()
                        .getOrders())
                .isPositive());
        soon(() -> assertThat(
                        orders.getOrdersPopular("PT10M", 100, null, null, null).getItems())
                .isNotEmpty());
    }

    @Test
    void anAreaIsSavedCountedAndDeleted() throws ApiException {
        GeofencesApi geofences = new GeofencesApi(client);
        DeliveryStatusesEvent position = new DeliveryStatusesEvent()
                .id(new DeliveryStatusesEventId(id))
                .updatedAt(Instant.now().toString())
                .deliveryLat(new BigDecimal("50.05"))
                .deliveryLon(new BigDecimal("20.05"))
                .status(DeliveryStatusesEvent.StatusEnum.IN_TRANSIT);
        new StreamsApi(client).postStreamsDeliveryStatusesEvents(List.of(position), null, null);

        assertThat(geofences
                        .putGeofencesByName(id, area(), null, null, "*", null)
                        .getName())
                .isEqualTo(id);

        assertThat(geofences.getGeofencesByName(id, null, null).getArea().getActualInstance())
                .isInstanceOf(GeoJsonPolygon.class);
        soon(() -> assertThat(geofences.getGeofencesCounts(null, null).getCounts())
                .anySatisfy(count -> assertThat(count.getName()).isEqualTo(id)));
        soon(() -> assertThat(new DeliveriesApi(client)
                        .postDeliveriesGeofence(
                                area(), CourierStatus.IN_TRANSIT, "PT10M", null, 100, "", false, null, null)
                        .getCount())
                .isPositive());
        geofences.deleteGeofencesByName(id, "*", null, null);
        assertThat(catchThrowableOfType(ApiException.class, () -> geofences.getGeofencesByName(id, null, null))
                        .getCode())
                .isEqualTo(404);
    }

    @Test
    void customersAndSuppressionListsAreRead() {
        ShopRows.user(id, id, Instant.now());
        SuppressionsApi suppressions = new SuppressionsApi(client);

        soon(() -> assertThat(new UsersApi(client).getUsersById(id, null, null).getFirstName())
                .isEqualTo(id));
        soon(() -> assertThat(suppressions
                        .getSuppressionsWinback("json", null, null, null, null, null, 5, null, 30, null)
                        .getList())
                .isEqualTo("winback"));
        soon(() -> assertThat(suppressions
                        .postSuppressionsCheck(
                                new AddressQuestion().emails(List.of("nobody-%s@example.com".formatted(id))), null)
                        .getResults())
                .singleElement()
                .satisfies(verdict ->
                        assertThat(verdict.getSuppressed().getActualInstance()).isEqualTo(false)));
    }

    @Test
    void anErrorSaysForProgramsWhichRuleOfWhichParameterIsBroken() throws JsonProcessingException {
        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> new OrdersApi(client).getOrdersLatest(101, null, null));

        assertThat(refused.getCode()).isEqualTo(400);
        Problem problem = new ObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        assertThat(problem.getErrors()).singleElement().satisfies(error -> {
            assertThat(error.getParameter()).isEqualTo("limit");
            assertThat(error.getRule()).isEqualTo("max");
        });
    }

    private OrdersEvent order() {
        return new OrdersEvent()
                .id(new OrdersEventId(id))
                .createdAt(Instant.now().toString())
                .userId(new OrdersEventUserId(id))
                .status(OrdersEvent.StatusEnum.PLACED_ORDER)
                .price(new BigDecimal("12.30"))
                .addItemsItem(new OrdersEventItemsInner()
                        .productId(new OrdersEventItemsInnerProductId("3"))
                        .quantity(2)
                        .price(new BigDecimal("6.15")));
    }

    private static GeoJsonArea area() {
        return new GeoJsonArea(new GeoJsonPolygon()
                .type(GeoJsonPolygon.TypeEnum.POLYGON)
                .coordinates(List.of(List.of(
                        position("20.0", "50.0"),
                        position("20.1", "50.0"),
                        position("20.1", "50.1"),
                        position("20.0", "50.1"),
                        position("20.0", "50.0")))));
    }

    private static List<BigDecimal> position(String longitude, String latitude) {
        return List.of(new BigDecimal(longitude), new BigDecimal(latitude));
    }

    /** What was posted is seen a moment later, and a table that nothing was read from yet isn't asked. */
    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(ApiException.class)
                .untilAsserted(assertion);
    }
}
