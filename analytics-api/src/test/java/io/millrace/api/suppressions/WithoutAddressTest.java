package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of whom {@code users} has no address, a list tells or counts them. */
class WithoutAddressTest {
    private final FakeShop shop = new FakeShop();

    /** More than a few are looked up in another way. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5_000})
    void whoIsToldByTheIdIsOnTheListWithoutAnAddress(int customers) {
        nobodyKnowsTheAddressOfOneAndAnotherIsDeleted(customers);
        Export export = shop.export(new FakeCompleteness());

        List<Member> members = read(export);

        assertThat(members).hasSize(customers - 1);
        assertThat(members.stream().filter(member -> member.email() == null).map(Member::customerId))
                .containsExactly("customer-1");
        assertThat(export.withoutAddress()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5_000})
    void whereAddressesAloneAreToldTheOthersAreCounted(int customers) {
        nobodyKnowsTheAddressOfOneAndAnotherIsDeleted(customers);
        ListDefinition byAddress = FakeShop.winback().byAddress(true);
        Export export = shop.exports(new FakeCompleteness()).all(byAddress, AsOf.of(FakeShop.NOW));

        List<Member> members = read(export);

        assertThat(members).hasSize(customers - 2).allMatch(member -> member.email() != null);
        assertThat(export.members()).isEqualTo(customers - 2);
        assertThat(export.withoutAddress()).isEqualTo(1);
    }

    private void nobodyKnowsTheAddressOfOneAndAnotherIsDeleted(int customers) {
        shop.withCustomers(customers);
        shop.withoutAddress.add("customer-1");
        shop.deleted.add("customer-2");
    }

    private static List<Member> read(Export export) {
        List<Member> members = new ArrayList<>();
        for (Chunk chunk : FakeShop.read(export)) {
            members.addAll(chunk.members());
        }
        return members;
    }
}
