package io.millrace.catalog.cli;

import io.millrace.catalog.table.Retention;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that is a {@link Retention}. */
public final class RetentionConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String value) {
        try {
            return Retention.parse(value);
        } catch (RuntimeException e) {
            throw new TypeConversionException(Retention.RULE + ", was " + value);
        }
    }
}
