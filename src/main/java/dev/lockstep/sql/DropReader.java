package dev.lockstep.sql;

import dev.lockstep.sql.ObjectShape.DropObjects;
import dev.lockstep.sql.ServerShape.DatabaseWide;
import dev.lockstep.sql.StatementShape.Recovery;
import dev.lockstep.sql.TableShape.Truncate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads DROP and TRUNCATE. */
final class DropReader {
    private DropReader() {}

    static @Nullable StatementShape read(TokenCursor cursor) {
        cursor.skip();
        String object = ObjectType.read(cursor);
        return switch (object) {
            case "INDEX" -> IndexReader.drop(cursor);
            case "DATABASE", "TABLESPACE", "SUBSCRIPTION" -> {
                cursor.acceptIfExists();
                yield new DatabaseWide("DROP " + object, cursor.name(), true, Recovery.CATALOG);
            }
            default -> objects(cursor, object);
        };
    }

    private static StatementShape objects(TokenCursor cursor, String object) {
        boolean ifExists = cursor.acceptIfExists();
        boolean named =
                switch (object) {
                    case "CAST", "OPERATOR", "OWNED", "TRANSFORM", "USER MAPPING" -> false;
                    default -> true;
                };
        List<RelationName> names = named ? cursor.qualifiedNames() : List.of();
        RelationName on = null;
        if (Set.of("TRIGGER", "POLICY", "RULE").contains(object) && cursor.accept("ON")) {
            on = cursor.qualifiedName();
        }
        boolean cascade = cursor.tokens().isWord(cursor.tokens().size() - 1, "CASCADE");
        return new DropObjects(object, names, on, ifExists, cascade);
    }

    static @Nullable StatementShape truncate(TokenCursor cursor) {
        cursor.skip();
        cursor.accept("TABLE");
        Set<RelationName> tables = new LinkedHashSet<>();
        Set<RelationName> alone = new LinkedHashSet<>();
        do {
            boolean only = cursor.sees("ONLY");
            RelationName table = cursor.table();
            if (table == null) {
                return null;
            }
            tables.add(table);
            if (only) {
                alone.add(table);
            }
        } while (cursor.accept(TokenKind.COMMA));
        return new Truncate(List.copyOf(tables), List.copyOf(alone), cursor.moveToWord("CASCADE"));
    }
}
