package dev.lockstep.sql;

import dev.lockstep.sql.DataShape.Copy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads COPY. */
final class CopyReader {
    private CopyReader() {}

    static @Nullable StatementShape read(TokenCursor cursor) {
        cursor.skip();
        Set<RelationName> relations = new LinkedHashSet<>();
        RelationName relation = null;
        if (cursor.kind() == TokenKind.OPENING) {
            new RelationScan(cursor.tokens(), relations).from(cursor.at());
            cursor.skipParentheses();
        } else {
            if (cursor.sees("BINARY") && cursor.tokens().isName(cursor.at() + 1)) {
                cursor.skip(); // the syntax before 7.3, accepted still
            }
            relation = cursor.qualifiedName();
            if (relation == null) {
                return null;
            }
            relations.add(relation);
            cursor.skipParentheses();
        }
        boolean loads = cursor.accept("FROM");
        if (!loads && !cursor.accept("TO")) {
            return null;
        }
        // the grammar takes either word in either direction
        boolean stream = cursor.seesAny("STDIN", "STDOUT");
        return new Copy(
                relation,
                loads && stream,
                !loads && stream,
                cursor.sees("PROGRAM"),
                loads,
                List.copyOf(relations));
    }
}
