package io.millrace.simulator.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTest {

    private static final Pattern ADDRESS = Pattern.compile("[\\w.]+@example\\.(com|net|org)");

    private static final Shop SHOP = Shop.of(new Seed(7));

    @Test
    void theSameSeedGivesTheSameShop() {
        assertThat(Shop.of(new Seed(7))).isEqualTo(SHOP);
    }

    @Test
    void anotherSeedGivesOtherCustomersAndTheSameMenu() {
        Shop other = Shop.of(new Seed(8));

        assertThat(other.customers()).isNotEqualTo(SHOP.customers());
        assertThat(other.products()).isEqualTo(SHOP.products());
    }

    @Test
    void theMenuHasAtLeastEightyPizzasInSeveralCategories() {
        var categories = SHOP.products().stream().map(Product::category).distinct();
        long pizzas = SHOP.products().stream()
                .filter(product -> product.category().matches(".*Pizza|Specials"))
                .count();

        assertThat(categories).hasSizeGreaterThanOrEqualTo(4);
        assertThat(pizzas).isGreaterThanOrEqualTo(80);
    }

    @Test
    void everyProductIsKnownByItsIdAndItsName() {
        assertThat(SHOP.products()).extracting(Product::id).doesNotHaveDuplicates();
        assertThat(SHOP.products()).extracting(Product::name).doesNotHaveDuplicates();
        assertThat(SHOP.products()).extracting(Product::description).noneMatch(String::isBlank);
        assertThat(SHOP.products()).extracting(Product::image).allMatch(image -> image.startsWith("/images/"));
    }

    @Test
    void aPriceWithoutTwoDecimalsIsRefused() {
        assertThatThrownBy(() -> new Product(1, "Margherita", "", "Veg Pizza", new BigDecimal("349"), "/m.svg"))
                .hasMessageContaining("product 1")
                .hasMessageContaining("349");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/getting-started.md",
                "docs/suppressions.md",
                "dashboards/src/main/resources/dashboards/pages/suppressions/index.html",
            })
    void anAddressThatPeopleAreShownIsThatOfACustomerOfTheUsualSeed(String file) throws IOException {
        String text = Files.readString(Path.of("..").resolve(file));
        Stream<String> shown = ADDRESS.matcher(text).results().map(MatchResult::group);

        assertThat(Shop.of(new Seed(42)).customers())
                .extracting(Customer::email)
                .containsAll(shown.toList());
    }

    @Test
    void tenThousandCustomersAreCountedFromOneAndHaveTheirOwnAddresses() {
        assertThat(SHOP.customers())
                .extracting(Customer::id)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 10_000).boxed().toList());
        assertThat(SHOP.customers()).extracting(Customer::email).doesNotHaveDuplicates();
        assertThat(SHOP.customers())
                .extracting(Customer::email)
                .allMatch(email -> email.matches("[a-z0-9]+\\.[a-z0-9]+\\.\\d+@example\\.(com|net|org)"));
        assertThat(SHOP.customers()).extracting(Customer::residence).allMatch(home -> home.contains("Bengaluru 5600"));
    }

    @Test
    void customersLiveAroundTheShopAndFewerOfThemFurtherAway() {
        double[] distances = SHOP.customers().stream()
                .mapToDouble(customer -> Shop.LOCATION.metresTo(customer.home()))
                .sorted()
                .toArray();

        assertThat(distances[distances.length - 1]).isLessThan(8_001);
        assertThat(distances[distances.length / 2]).isCloseTo(3_450, within(150.0));
        assertThat(SHOP.customers().stream()
                        .mapToDouble(customer -> customer.home().latitudeDeg())
                        .average()
                        .orElseThrow())
                .isCloseTo(12.9783, within(0.001));
        assertThat(SHOP.customers().stream()
                        .mapToDouble(customer -> customer.home().longitudeDeg())
                        .average()
                        .orElseThrow())
                .isCloseTo(77.5941, within(0.001));
    }
}
