package dev.lockstep.sql;

import dev.lockstep.sql.IndexShape.CreateIndex;
import dev.lockstep.sql.IndexShape.DropIndex;
import dev.lockstep.sql.IndexShape.Reindex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads statements about indexes. */
final class IndexReader {
    private IndexReader() {}

    /** From after CREATE [UNIQUE] INDEX. */
    static @Nullable StatementShape create(TokenCursor cursor, boolean unique) {
        boolean concurrently = cursor.accept("CONCURRENTLY");
        boolean ifNotExists = cursor.acceptIfNotExists();
        String name = cursor.sees("ON") ? null : cursor.name();
        if (!cursor.accept("ON")) {
            return null;
        }
        boolean only = cursor.sees("ONLY");
        RelationName relation = cursor.table();
        return relation == null
                ? null
                : new CreateIndex(name, relation, unique, concurrently, ifNotExists, only);
    }

    /** From after DROP INDEX. */
    static @Nullable StatementShape drop(TokenCursor cursor) {
        boolean concurrently = cursor.accept("CONCURRENTLY");
        boolean ifExists = cursor.acceptIfExists();
        List<RelationName> names = cursor.qualifiedNames();
        return names.isEmpty()
                ? null
                : new DropIndex(names, concurrently, ifExists, cursor.sees("CASCADE"));
    }

    static @Nullable StatementShape reindex(TokenCursor cursor) {
        cursor.skip();
        Options options = Options.read(cursor);
        Reindex.Extent what =
                switch (cursor.word()) {
                    case "INDEX" -> Reindex.Extent.INDEX;
                    case "TABLE" -> Reindex.Extent.TABLE;
                    case "SCHEMA" -> Reindex.Extent.SCHEMA;
                    case "DATABASE" -> Reindex.Extent.DATABASE;
                    case "SYSTEM" -> Reindex.Extent.SYSTEM;
                    default -> null;
                };
        if (what == null) {
            return null;
        }
        cursor.skip();
        boolean concurrently = cursor.accept("CONCURRENTLY") || options.isOn("CONCURRENTLY", false);
        return new Reindex(what, cursor.qualifiedName(), concurrently);
    }
}
