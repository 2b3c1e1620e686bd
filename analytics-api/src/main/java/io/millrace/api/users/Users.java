package io.millrace.api.users;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.pinot.Unknown;
import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.millrace.api.web.Page;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code GET /users}. */
@Controller("/users")
final class Users {
    private final QueryService queries;

    Users(QueryService queries) {
        this.queries = queries;
    }

    /** Customers by id, as the shop's database has them now. */
    @ApiResponse(
            responseCode = "200",
            description = "A page of customers",
            content = @Content(schema = @Schema(implementation = Customers.class)))
    @Get
    CompletionStage<HttpResponse<byte[]>> users(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, Users::ask);
    }

    @Introspected
    record Question(
            @Parameter(
                            description =
                                    "Only the one of this id, and those whose first name, last name, both in either order, or e-mail address begins with this, in any case")
                    @QueryValue(defaultValue = "")
                    @Size(max = 128)
                    String q,
            @Parameter(description = "The next of the page before") @QueryValue(defaultValue = "") @Size(max = 128)
                    String after,
            @Parameter(description = "How many on a page") @QueryValue(defaultValue = "100") @Min(1) @Max(1000)
                    int limit) {
        private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\h\\s,]+");

        /** Words have one space between them, and a comma as in "Lovelace, Ada" counts as one. */
        Question {
            q = BETWEEN_WORDS.matcher(q).replaceAll(" ").strip();
        }
    }

    /**
     * A page of customers.
     *
     * @param next the {@code after} of the next page; null on the last
     */
    record Customers(List<Customer> items, @Nullable String next) {}

    /** A customer in a list. Null: what isn't known. */
    record Customer(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String residence) {
        private Customer known() {
            return new Customer(
                    id,
                    Unknown.asNull(firstName),
                    Unknown.asNull(lastName),
                    Unknown.asNull(email),
                    Unknown.asNull(residence));
        }
    }

    record Query(String id, String prefix, String afterId, long from, long until, int limit)
            implements PinotQuery<Customer> {}

    private static CompletionStage<Customers> ask(Question question, QueryContext context) {
        Query query = new Query(
                question.q(),
                question.q().toLowerCase(Locale.ROOT),
                question.after(),
                0,
                context.endOfTimeMs(),
                question.limit() + 1);
        return context.run(query).thenApply(rows -> {
            Page<Customer> page = Page.of(rows, question.limit(), Customer::id);
            return new Customers(page.items().stream().map(Customer::known).toList(), page.next());
        });
    }
}
