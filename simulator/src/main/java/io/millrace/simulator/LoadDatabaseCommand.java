package io.millrace.simulator;

import io.millrace.simulator.database.ShopDatabase;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "load-database",
        mixinStandardHelpOptions = true,
        description = "Creates the shop's tables, and fills empty ones from the seed.")
final class LoadDatabaseCommand implements Callable<Integer> {

    @Option(names = "--seed", paramLabel = "NUMBER", defaultValue = "42", description = "decides the customers")
    private long seed;

    @Option(names = "--database", paramLabel = "URL", required = true, description = "JDBC address")
    private String database = "";

    @Override
    public Integer call() throws Exception {
        try (ShopDatabase shop = ShopDatabase.connect(database)) {
            System.out.println(shop.load(Shop.of(new Seed(seed))));
        }
        return 0;
    }
}
