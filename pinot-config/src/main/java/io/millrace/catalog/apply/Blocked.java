package io.millrace.catalog.apply;

/**
 * A difference that can't be mended in place without losing data or breaking what is there.
 *
 * @param what the topic or table and the setting
 * @param reason why, and what to do instead
 */
public record Blocked(String what, String reason) {

    @Override
    public String toString() {
        return "! " + what + ": " + reason;
    }
}
