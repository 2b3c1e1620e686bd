package io.millrace.api.web;

import java.util.Locale;

/** The rules that a parameter can break. {@code docs/errors.md} has a line for each. */
public enum ParameterRule {
    /** It must be given. */
    REQUIRED,
    /** The operation has no such parameter. */
    UNKNOWN_PARAMETER,
    /** It is given more than once. */
    ONCE,
    /** It is less than the least. */
    MIN,
    /** It is more than the most. */
    MAX,
    /** It has too many characters. */
    MAX_LENGTH,
    /** It isn't one of a few words. */
    ENUM,
    /** It can't be read as what it is: a number, a duration, a time. */
    FORMAT,
    /** It has a character that it must not have. */
    CHARACTERS,
    /** It doesn't go with another parameter. */
    COMBINATION,
    /** It asks for another state than the one that there is. */
    PRECONDITION;

    /** The rule's name in problems and documents, such as {@code max-length}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
