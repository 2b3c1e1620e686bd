package io.millrace.catalog.text;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/**
 * Describes a syntax error of JSON. Jackson's messages aren't used, since they contain its class names and change with
 * its version.
 */
public final class JsonSyntax {
    private JsonSyntax() {}

    /** Returns the error with its line and byte, both from 1. */
    public static String problem(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return place == null
                ? what(e)
                : "%s at line %d, byte %d".formatted(what(e), place.getLineNr(), place.getColumnNr());
    }

    private static String what(JsonProcessingException e) {
        // Between the entries of an array or object, the end comes as another exception
        if (e instanceof JsonEOFException || e.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            return "it ends too early";
        }
        if (e instanceof StreamConstraintsException) {
            return "it nests too deep, or has a name or a number that is too long";
        }
        return "it has a syntax error";
    }
}
