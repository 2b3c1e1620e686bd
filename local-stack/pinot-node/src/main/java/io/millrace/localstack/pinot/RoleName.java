package io.millrace.localstack.pinot;

import java.util.Locale;

/** The roles in the order they start in; they stop in the opposite one. */
enum RoleName {
    ZOOKEEPER,
    CONTROLLER,
    BROKER,
    SERVER,
    MINION;

    static RoleName of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
