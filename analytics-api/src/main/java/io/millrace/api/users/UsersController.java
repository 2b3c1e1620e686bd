package io.millrace.api.users;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.millrace.api.web.Answers;
import io.millrace.api.web.Parameters;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /users}: the shop's customers. */
@Controller("/users")
final class UsersController {
    private static final int LONGEST = 128;

    private final Answers answers;
    private final Customers customers;

    UsersController(Answers answers, Customers customers) {
        this.answers = answers;
        this.customers = customers;
    }

    /**
     * Customers by id.
     *
     * @param q only those whose first name, last name or e-mail address begins with this, in any case
     * @param after the {@code next} of the page before
     * @param limit how many on a page: 1 to 1000, 100 if not given
     */
    @ApiResponse(
            responseCode = "200",
            description = "A page of {id, firstName, lastName, email, residence}",
            content = @Content(schema = @Schema(implementation = UserEntry.class)))
    @Get
    CompletionStage<HttpResponse<byte[]>> users(
            HttpRequest<?> request,
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable String limit) {
        UsersQuestion question = new UsersQuestion(
                text("q", q).toLowerCase(Locale.ROOT),
                text("after", after),
                Parameters.integer("limit", limit, 100, 1, 1000));
        return answers.serve(request, question, () -> customers.ask(question));
    }

    /**
     * One customer.
     *
     * @param id the customer's id
     */
    @ApiResponse(
            responseCode = "200",
            description = "The customer",
            content = @Content(schema = @Schema(implementation = User.class)))
    @Get("/{id}")
    CompletionStage<HttpResponse<byte[]>> user(HttpRequest<?> request, String id) {
        UserQuestion question = new UserQuestion(id);
        return answers.serve(request, question, () -> customers.ask(question));
    }

    private static String text(String name, @Nullable String value) {
        String text = Objects.requireNonNullElse(value, "");
        if (text.length() > LONGEST) {
            throw Parameters.bad(name, "must be at most %d characters".formatted(LONGEST), text);
        }
        return text;
    }
}
