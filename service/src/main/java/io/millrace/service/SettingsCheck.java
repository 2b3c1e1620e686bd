package io.millrace.service;

/**
 * Checks the values of settings; one that breaks its rule ends the start.
 *
 * @param prefix what the names of the settings begin with, such as {@code millrace.ingest}
 */
public record SettingsCheck(String prefix) {

    /**
     * Checks that a value is in its bounds, which belong to the valid values.
     *
     * @throws IllegalArgumentException otherwise; the message has the setting, the rule and the value
     */
    public <T extends Comparable<T>> void within(String setting, T value, T least, T most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                setting,
                "must be from " + least + " to " + most,
                value);
    }

    /** As {@link #within(String, Comparable, Comparable, Comparable)}, for whole numbers. */
    public void within(String setting, long value, long least, long most) {
        within(setting, Long.valueOf(value), Long.valueOf(least), Long.valueOf(most));
    }

    /**
     * Checks that a text has more than white space.
     *
     * @throws IllegalArgumentException otherwise
     */
    public void notBlank(String setting, String value) {
        require(!value.isBlank(), setting, "must not be blank", '"' + value + '"');
    }

    /**
     * Checks that the whole of a text matches a pattern.
     *
     * @throws IllegalArgumentException otherwise
     */
    public void matches(String setting, String value, String pattern) {
        require(value.matches(pattern), setting, "must match " + pattern, value);
    }

    /**
     * Checks any other rule.
     *
     * @param rule such as "must not be empty"
     * @throws IllegalArgumentException if it isn't kept
     */
    public void require(boolean kept, String setting, String rule, Object value) {
        if (!kept) {
            throw new IllegalArgumentException(prefix + "." + setting + ": " + rule + ", was " + value);
        }
    }
}
