package dev.lockstep.sql;

import dev.lockstep.sql.ObjectShape.Comment;
import org.jspecify.annotations.Nullable;

/** Reads COMMENT ON. */
final class CommentReader {
    private CommentReader() {}

    static @Nullable StatementShape read(TokenCursor cursor) {
        if (!cursor.accept("COMMENT", "ON")) {
            return null;
        }
        String object = ObjectType.read(cursor);
        RelationName relation =
                switch (object) {
                    case "TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE" ->
                            cursor.qualifiedName();
                    case "COLUMN" -> ofColumn(cursor);
                    case "CONSTRAINT", "POLICY", "RULE", "TRIGGER" -> afterOn(cursor);
                    default -> null;
                };
        return new Comment(object, relation);
    }

    /** All parts of the name but the last. */
    private static @Nullable RelationName ofColumn(TokenCursor cursor) {
        Tokens tokens = cursor.tokens();
        int first = cursor.at();
        int last = first;
        while (tokens.isSymbol(last + 1, ".") && tokens.isName(last + 2)) {
            last += 2;
        }
        if (last == first) {
            return null;
        }
        String schema = last - first >= 4 ? tokens.name(last - 4) : null;
        return new RelationName(schema, tokens.name(last - 2));
    }

    private static @Nullable RelationName afterOn(TokenCursor cursor) {
        cursor.name();
        return cursor.accept("ON") && !cursor.sees("DOMAIN") ? cursor.qualifiedName() : null;
    }
}
