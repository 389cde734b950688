package dev.lockstep.sql;

import dev.lockstep.sql.IndexShape.CreateIndex;
import dev.lockstep.sql.IndexShape.DropIndex;
import dev.lockstep.sql.IndexShape.Reindex;
import java.util.ArrayList;
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
        if (relation == null) {
            return null;
        }
        int first = cursor.at();
        Tokens tokens = cursor.tokens();
        String text = cursor.done() ? "" : tokens.text(first, tokens.size() - 1);
        return new CreateIndex(
                name, relation, unique, concurrently, ifNotExists, only, keys(cursor), text);
    }

    private static List<String> keys(TokenCursor cursor) {
        List<String> keys = new ArrayList<>();
        if (cursor.accept("USING")) {
            cursor.name();
        }
        if (!cursor.accept(TokenKind.OPENING)) {
            return keys;
        }
        do {
            TokenKind next = cursor.tokens().kind(cursor.at() + 1);
            String column = next == TokenKind.OPENING ? null : cursor.name();
            keys.add(column == null ? "" : column);
            while (!cursor.done()
                    && cursor.kind() != TokenKind.COMMA
                    && cursor.kind() != TokenKind.CLOSING) {
                cursor.skipItem();
            }
        } while (cursor.accept(TokenKind.COMMA));
        return keys;
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
