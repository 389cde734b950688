package dev.lockstep.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Tuple;

/** A row in the protocol's text format, which is UTF-8 in every session of ours. */
final class TupleRow implements Row {
    private final List<Field> fields;
    private final Tuple tuple;

    TupleRow(List<Field> fields, Tuple tuple) {
        this.fields = fields;
        this.tuple = tuple;
    }

    /** The text of a cell, or null. */
    static @Nullable String cell(Tuple tuple, int column) {
        byte @Nullable [] bytes = tuple.get(column);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String textOrNull(String column) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).getColumnLabel().equals(column)) {
                return cell(tuple, i);
            }
        }
        throw new IllegalArgumentException("the result has no column " + column);
    }

    @Override
    public String text(String column) {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    @Override
    public int integer(String column) {
        return Integer.parseInt(text(column));
    }

    @Override
    public long bigint(String column) {
        return Long.parseLong(text(column));
    }

    @Override
    public boolean bool(String column) {
        return text(column).equals("t");
    }

    @Override
    public Instant instant(String column) {
        return TextFormat.instant(text(column));
    }

    @Override
    public @Nullable Instant instantOrNull(String column) {
        @Nullable String text = textOrNull(column);
        return text == null ? null : TextFormat.instant(text);
    }

    @Override
    public List<String> texts(String column) {
        return TextFormat.array(text(column));
    }
}
