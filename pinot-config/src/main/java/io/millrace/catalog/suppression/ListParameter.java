package io.millrace.catalog.suppression;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** A parameter of a suppression list. Its value is a text as in a URL, which {@link #read} parses. */
public sealed interface ListParameter {

    /** The parameter's name, in the URL and in the SQL. */
    String name();

    /** Its meaning, in a sentence. */
    String description();

    /** The default value. */
    String fallback();

    /** The rule for values, as in "must be a whole number from 1 to 730". */
    String rule();

    /**
     * Parses a value.
     *
     * @return an Integer, a BigDecimal or a String
     * @throws InvalidValueException if it breaks the {@link #rule}
     */
    Object read(String value);

    /** What is wrong with a value. */
    enum Fault {
        /** It can't be read as what it is. */
        FORMAT,
        /** It is less than the least. */
        MIN,
        /** It is more than the most. */
        MAX,
        /** It isn't one of the choices. */
        ENUM,
        /** It is empty. */
        REQUIRED,
        /** It is too long. */
        MAX_LENGTH,
        /** It has a character that it must not have. */
        CHARACTERS
    }

    /** A value that breaks the rule of its parameter, which is the message. */
    final class InvalidValueException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final Fault fault;

        InvalidValueException(ListParameter parameter, Fault fault) {
            super(parameter.rule());
            this.fault = fault;
        }

        /** Returns what is wrong with the value. */
        public Fault fault() {
            return fault;
        }
    }

    /** A whole number from {@code least} to {@code most}. */
    record Whole(String name, String description, int least, int most, String fallback) implements ListParameter {
        @Override
        public String rule() {
            return "must be a whole number from %d to %d".formatted(least, most);
        }

        @Override
        public Integer read(String value) {
            int number;
            try {
                number = Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw new InvalidValueException(this, Fault.FORMAT);
            }
            if (number < least || number > most) {
                throw new InvalidValueException(this, number < least ? Fault.MIN : Fault.MAX);
            }
            return number;
        }
    }

    /** A number of at most 12 characters from {@code least} to {@code most}. */
    record Decimal(String name, String description, BigDecimal least, BigDecimal most, String fallback)
            implements ListParameter {
        private static final int LONGEST = 12;

        @Override
        public String rule() {
            return "must be a number from %s to %s such as 12.50"
                    .formatted(least.toPlainString(), most.toPlainString());
        }

        @Override
        public BigDecimal read(String value) {
            if (value.length() > LONGEST || !value.matches("-?\\d+(\\.\\d+)?")) {
                throw new InvalidValueException(this, Fault.FORMAT);
            }
            BigDecimal number = new BigDecimal(value);
            if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
                throw new InvalidValueException(this, number.compareTo(least) < 0 ? Fault.MIN : Fault.MAX);
            }
            return number;
        }
    }

    /** One of the {@code choices}. */
    record Choice(String name, String description, List<String> choices, String fallback) implements ListParameter {
        public Choice {
            choices = List.copyOf(choices);
        }

        @Override
        public String rule() {
            return "must be one of " + choices;
        }

        @Override
        public String read(String value) {
            if (!choices.contains(value)) {
                throw new InvalidValueException(this, Fault.ENUM);
            }
            return value;
        }
    }

    /** A text of 1 to {@code longest} characters. */
    record FreeText(String name, String description, int longest, String fallback) implements ListParameter {
        @Override
        public String rule() {
            return "must be a text of 1 to %d characters".formatted(longest);
        }

        @Override
        public String read(String value) {
            if (value.isEmpty() || value.length() > longest) {
                throw new InvalidValueException(this, value.isEmpty() ? Fault.REQUIRED : Fault.MAX_LENGTH);
            }
            if (value.indexOf('\0') >= 0) {
                throw new InvalidValueException(this, Fault.CHARACTERS);
            }
            return value;
        }
    }

    /** A time zone by its IANA name or as an offset. */
    record Zone(String name, String description, String fallback) implements ListParameter {
        @Override
        public String rule() {
            return "must be a time zone such as Europe/Berlin, UTC or +05:30";
        }

        @Override
        public String read(String value) {
            try {
                return ZoneId.of(value).getId();
            } catch (DateTimeException e) {
                throw new InvalidValueException(this, Fault.FORMAT);
            }
        }
    }
}
