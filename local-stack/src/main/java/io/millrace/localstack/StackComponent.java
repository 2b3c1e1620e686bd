package io.millrace.localstack;

import java.util.Locale;

/** A process of the local stack. MariaDB is there when the settings ask for it; Pinot's roles are either one process, {@link #PINOT}, or one each. */
public enum StackComponent {
    MARIADB,
    KAFKA,
    PINOT,
    ZOOKEEPER,
    CONTROLLER,
    BROKER,
    SERVER,
    MINION;

    /** The name in messages, file names and options. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
