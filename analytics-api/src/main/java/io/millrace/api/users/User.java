package io.millrace.api.users;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestBean;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.pinot.Unknown;
import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Size;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code GET /users/{id}}. */
@Controller("/users")
final class User {
    private final QueryService queries;

    User(QueryService queries) {
        this.queries = queries;
    }

    /** One customer, as the shop's database has them now. */
    @ApiResponse(
            responseCode = "200",
            description = "The customer",
            content = @Content(schema = @Schema(implementation = Customer.class)))
    @Get("/{id}")
    CompletionStage<HttpResponse<byte[]>> user(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, User::ask);
    }

    @Introspected
    record Question(@Parameter(description = "The customer's id") @PathVariable @Size(max = 1024) String id) {}

    /** A customer. Null: what isn't known. */
    record Customer(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String residence,
            @Nullable Double lat,
            @Nullable Double lon) {
        private Customer known() {
            return new Customer(
                    id,
                    Unknown.asNull(firstName),
                    Unknown.asNull(lastName),
                    Unknown.asNull(email),
                    Unknown.asNull(residence),
                    Unknown.asNull(lat),
                    Unknown.asNull(lon));
        }
    }

    record Query(String id, long from, long until) implements PinotQuery<Customer> {}

    private static CompletionStage<Customer> ask(Question question, QueryContext context) {
        return context.run(new Query(question.id(), 0, context.endOfTimeMs())).thenApply(rows -> rows.stream()
                .findFirst()
                .map(Customer::known)
                .orElseThrow(() -> new Failure(FailureKind.NOT_FOUND, "There is no customer with this id.")));
    }
}
