package dev.lockstep.sql;

import dev.lockstep.sql.TableShape.CreateTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads CREATE TABLE, from its name on. */
final class CreateTableReader {
    private final TokenCursor cursor;
    private final Set<RelationName> inherits = new LinkedHashSet<>();
    private final Set<RelationName> references = new LinkedHashSet<>();
    private final Set<RelationName> relations = new LinkedHashSet<>();
    private @Nullable RelationName partitionOf;
    private @Nullable String bound;

    private CreateTableReader(TokenCursor cursor) {
        this.cursor = cursor;
    }

    static @Nullable StatementShape read(TokenCursor cursor, String kind, boolean temporary) {
        boolean ifNotExists = cursor.acceptIfNotExists();
        RelationName name = cursor.qualifiedName();
        return name == null
                ? null
                : new CreateTableReader(cursor).rest(kind, name, temporary, ifNotExists);
    }

    private CreateTable rest(
            String kind, RelationName name, boolean temporary, boolean ifNotExists) {
        relations.add(name);
        if (cursor.accept("PARTITION", "OF")) {
            partitionOf = add(cursor.qualifiedName(), relations);
            int rest = cursor.at();
            cursor.skipParentheses();
            bound = cursor.partitionBound();
            cursor.moveTo(rest);
        }
        int body = cursor.at();
        boolean asQuery = cursor.moveToWord("AS") && cursor.accept("AS");
        if (asQuery) {
            new RelationScan(cursor.tokens(), relations).from(cursor.at());
        } else {
            cursor.moveTo(body);
            columnsAndClauses();
        }
        return new CreateTable(
                kind,
                name,
                temporary,
                ifNotExists,
                asQuery,
                asQuery && !cursor.tokens().endsWithNoData(),
                partitionOf,
                bound,
                List.copyOf(inherits),
                List.copyOf(references),
                List.copyOf(relations));
    }

    /** REFERENCES and LIKE stand among the columns, INHERITS after them. */
    private void columnsAndClauses() {
        TokenKind before = TokenKind.OTHER;
        while (!cursor.done()) {
            TokenKind kind = cursor.kind();
            if (cursor.accept("REFERENCES")) {
                add(cursor.qualifiedName(), references);
            } else if (cursor.accept("INHERITS")) {
                cursor.accept(TokenKind.OPENING);
                cursor.qualifiedNames().forEach(parent -> add(parent, inherits));
            } else if ((before == TokenKind.OPENING || before == TokenKind.COMMA)
                    && cursor.accept("LIKE")) {
                add(cursor.qualifiedName(), relations);
            } else {
                cursor.skip();
            }
            before = kind;
        }
    }

    private @Nullable RelationName add(@Nullable RelationName name, Set<RelationName> names) {
        if (name != null) {
            names.add(name);
            relations.add(name);
        }
        return name;
    }
}
