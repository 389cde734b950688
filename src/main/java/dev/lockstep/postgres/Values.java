package dev.lockstep.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;

/**
 * Values of a {@link Sql} on their way to the server: text and lists of no declared type, so that
 * the server takes each for what the statement needs (a {@code jsonb} column, an enum, {@code
 * bigint[]}); numbers, booleans and times with theirs.
 */
final class Values {
    /** Those that are sent as their text, each with its type. */
    private static final Map<Class<?>, Integer> TYPES =
            Map.of(
                    Integer.class, Oid.INT4,
                    Long.class, Oid.INT8,
                    Boolean.class, Oid.BOOL,
                    UUID.class, Oid.UUID,
                    Instant.class, Oid.TIMESTAMPTZ);

    private Values() {}

    static @Nullable ParameterList bind(Query query, List<@Nullable Object> values)
            throws SQLException {
        ParameterList parameters = query.createParameterList();
        if (parameters.getInParameterCount() != values.size()) {
            throw new IllegalArgumentException(
                    "%d values for %d places"
                            .formatted(values.size(), parameters.getInParameterCount()));
        }
        for (int i = 0; i < values.size(); i++) {
            bind(parameters, i + 1, values.get(i));
        }
        return parameters;
    }

    private static void bind(ParameterList parameters, int place, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            parameters.setNull(place, Oid.UNSPECIFIED);
        } else if (value instanceof String text) {
            parameters.setStringParameter(place, text, Oid.UNSPECIFIED);
        } else if (value instanceof byte[] bytes) {
            parameters.setBytea(place, bytes, 0, bytes.length);
        } else if (value instanceof List<?> list) {
            literal(parameters, place, array(list), Oid.UNSPECIFIED);
        } else {
            literal(parameters, place, value, type(value));
        }
    }

    /** For a text that carries its values itself. */
    static String literal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof List<?> list) {
            return Quote.literal(array(list));
        }
        if (value instanceof String || TYPES.containsKey(value.getClass())) {
            return Quote.literal(value.toString());
        }
        throw noValue(value);
    }

    private static int type(Object value) {
        Integer type = TYPES.get(value.getClass());
        if (type == null) {
            throw noValue(value);
        }
        return type;
    }

    private static IllegalArgumentException noValue(Object value) {
        return new IllegalArgumentException(
                "a " + value.getClass().getName() + " is no value of a statement");
    }

    private static void literal(ParameterList parameters, int place, Object value, int type)
            throws SQLException {
        parameters.setStringParameter(place, value.toString(), type);
    }

    /** An array's text form: every element quoted. */
    static String array(List<?> texts) {
        StringBuilder array = new StringBuilder("{");
        for (@Nullable Object text : texts) {
            if (array.length() > 1) {
                array.append(',');
            }
            if (text == null) {
                array.append("NULL");
            } else {
                String escaped = text.toString().replace("\\", "\\\\").replace("\"", "\\\"");
                array.append('"').append(escaped).append('"');
            }
        }
        return array.append('}').toString();
    }
}
