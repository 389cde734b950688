package dev.lockstep.sql;

import dev.lockstep.model.Place;
import dev.lockstep.model.ServerError;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a script, from its first token to its last (the semicolon not included).
 *
 * @param index from 1
 * @param source the text it stands in
 * @param start offset of its first token
 * @param end offset after its last token
 * @param copyData the lines up to {@code \.} of a COPY FROM STDIN, with their line endings; else
 *     null
 * @param shape what kind of statement it is
 */
public record Statement(
        int index,
        SourceText source,
        int start,
        int end,
        @Nullable String copyData,
        StatementShape shape) {
    /** Its text, exactly as it stands in the file. */
    public String sql() {
        return source.text().substring(start, end);
    }

    /** Where it begins. */
    public Place place() {
        return source.place(start);
    }

    /**
     * Where in the file the server's error points to; the statement's beginning if it names none.
     */
    public Place placeOf(ServerError error) {
        if (error.position() <= 0) {
            return place();
        }
        String sql = sql();
        int points = Math.min(error.position() - 1, sql.codePointCount(0, sql.length()));
        return source.place(start + sql.offsetByCodePoints(0, points));
    }
}
