package io.millrace.cdc.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceCheckTest {

    @Test
    void theDocumentedGrantsAreEnoughAsMariaDbShowsThem() {
        assertThat(SourceCheck.missingGrants(
                        List.of("GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, BINLOG MONITOR ON *.* TO"
                                + " `debezium`@`%` IDENTIFIED BY PASSWORD '*6D1'")))
                .isEmpty();
    }

    @Test
    void theDocumentedGrantsAreEnoughAsMySqlShowsThem() {
        assertThat(SourceCheck.missingGrants(
                        List.of("GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO"
                                + " `debezium`@`%`")))
                .isEmpty();
    }

    @Test
    void allPrivilegesAreEnough() {
        assertThat(SourceCheck.missingGrants(List.of("GRANT ALL PRIVILEGES ON *.* TO `root`@`%` WITH GRANT OPTION")))
                .isEmpty();
    }

    @Test
    void aGrantThatIsMissingIsNamed() {
        assertThat(SourceCheck.missingGrants(
                        List.of("GRANT SELECT, SHOW DATABASES, REPLICATION SLAVE, BINLOG MONITOR ON *.* TO `d`@`%`")))
                .containsExactly("RELOAD");
    }

    @Test
    void aGrantOnOneDatabaseIsNoneOnTheServer() {
        assertThat(SourceCheck.missingGrants(
                        List.of("GRANT USAGE ON *.* TO `d`@`%`", "GRANT ALL PRIVILEGES ON `pizzashop`.* TO `d`@`%`")))
                .hasSize(5);
    }
}
