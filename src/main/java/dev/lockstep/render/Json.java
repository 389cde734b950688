package dev.lockstep.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object being written, field by field. Times are ISO-8601 in UTC, durations whole
 * milliseconds; what is not known is null. There are no fractions, so there is no NaN.
 */
final class Json {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final JsonGenerator generator;

    private Json(JsonFactory factory, boolean pretty) {
        try {
            generator = factory.createGenerator(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        generator.setCharacterEscapes(new JsonEscapes());
        if (pretty) {
            DefaultIndenter indent = new DefaultIndenter("  ", "\n");
            Separators separators =
                    Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator("");
            generator.setPrettyPrinter(
                    new DefaultPrettyPrinter(separators)
                            .withObjectIndenter(indent)
                            .withArrayIndenter(indent));
        }
    }

    /** One object as text, on one line or indented, without a line ending after it. */
    static String object(JsonFactory factory, boolean pretty, Consumer<Json> fields) {
        Json json = new Json(factory, pretty);
        json.braces(fields);
        json.write(JsonGenerator::close);
        return json.text.toString(StandardCharsets.UTF_8);
    }

    Json string(String name, @Nullable String value) {
        return write(g -> {
            g.writeFieldName(name);
            // Jackson writes null for null.
            g.writeString(value);
        });
    }

    Json number(String name, long value) {
        return write(g -> g.writeNumberField(name, value));
    }

    Json truth(String name, boolean value) {
        return write(g -> g.writeBooleanField(name, value));
    }

    Json nothing(String name) {
        return write(g -> g.writeNullField(name));
    }

    /** {@code 2026-03-18T14:02:00Z}. */
    Json time(String name, @Nullable Instant value) {
        return string(name, value == null ? null : value.toString());
    }

    /** Whole milliseconds. */
    Json millis(String name, @Nullable Duration value) {
        return value == null ? nothing(name) : number(name, value.toMillis());
    }

    /** A number that counts something, or null for the -1 that says it counts nothing. */
    Json count(String name, long value) {
        return value < 0 ? nothing(name) : number(name, value);
    }

    Json object(String name, Consumer<Json> fields) {
        write(g -> g.writeFieldName(name));
        return braces(fields);
    }

    Json strings(String name, List<String> values) {
        write(g -> g.writeArrayFieldStart(name));
        values.forEach(value -> write(g -> g.writeString(value)));
        return write(JsonGenerator::writeEndArray);
    }

    <T> Json objects(String name, List<T> values, BiConsumer<T, Json> fields) {
        write(g -> g.writeArrayFieldStart(name));
        values.forEach(value -> braces(json -> fields.accept(value, json)));
        return write(JsonGenerator::writeEndArray);
    }

    /** Rows of values, each a string or null. */
    Json rows(String name, List<List<@Nullable String>> rows) {
        write(g -> g.writeArrayFieldStart(name));
        for (List<@Nullable String> row : rows) {
            write(JsonGenerator::writeStartArray);
            for (String value : row) {
                write(g -> g.writeString(value));
            }
            write(JsonGenerator::writeEndArray);
        }
        return write(JsonGenerator::writeEndArray);
    }

    private Json braces(Consumer<Json> fields) {
        write(JsonGenerator::writeStartObject);
        fields.accept(this);
        return write(JsonGenerator::writeEndObject);
    }

    private Json write(Piece piece) {
        try {
            piece.write(generator);
        } catch (IOException e) {
            // Memory does not fail; a field out of order does, and is a bug.
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private interface Piece {
        void write(JsonGenerator generator) throws IOException;
    }
}
