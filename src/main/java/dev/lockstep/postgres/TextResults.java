package dev.lockstep.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Oid;
import org.postgresql.core.Tuple;

/** Turns an answer of the wire into text for people. */
final class TextResults {
    private TextResults() {}

    static Session.TextResult of(Wire.Answer answer, int limit, long affected) {
        List<String> columns = new ArrayList<>();
        List<Boolean> numeric = new ArrayList<>();
        for (Field field : answer.fields()) {
            columns.add(field.getColumnLabel());
            numeric.add(numeric(field.getOID()));
        }
        boolean more = answer.rows().size() > limit;
        List<Tuple> kept = more ? answer.rows().subList(0, limit) : answer.rows();
        List<List<@Nullable String>> rows = new ArrayList<>(kept.size());
        for (Tuple tuple : kept) {
            rows.add(texts(tuple));
        }
        return new Session.TextResult(columns, numeric, rows, more, answer.tag(), affected);
    }

    private static List<@Nullable String> texts(Tuple tuple) {
        List<@Nullable String> texts = new ArrayList<>(tuple.fieldCount());
        for (int i = 0; i < tuple.fieldCount(); i++) {
            texts.add(TupleRow.cell(tuple, i));
        }
        return texts;
    }

    private static boolean numeric(int type) {
        return switch (type) {
            case Oid.INT2,
                    Oid.INT4,
                    Oid.INT8,
                    Oid.FLOAT4,
                    Oid.FLOAT8,
                    Oid.NUMERIC,
                    Oid.OID,
                    Oid.MONEY ->
                    true;
            default -> false;
        };
    }
}
