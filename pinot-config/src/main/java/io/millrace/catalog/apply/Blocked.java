package io.millrace.catalog.apply;

/**
 * A difference that can't be changed in place without a loss of data.
 *
 * @param what the topic or table, and the setting
 * @param reason why it can't be changed, and what to do instead
 */
public record Blocked(String what, String reason) {

    @Override
    public String toString() {
        return "! " + what + ": " + reason;
    }
}
