package dev.lockstep.sql;

import dev.lockstep.sql.ObjectShape.CreateRoutine;
import dev.lockstep.sql.ObjectShape.CreateTrigger;
import dev.lockstep.sql.ObjectShape.CreateView;
import dev.lockstep.sql.ObjectShape.Definition;
import dev.lockstep.sql.ServerShape.DatabaseWide;
import dev.lockstep.sql.StatementShape.LockClass;
import dev.lockstep.sql.StatementShape.Recovery;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads CREATE. */
final class CreateReader {
    private CreateReader() {}

    static StatementShape read(TokenCursor cursor) {
        cursor.skip();
        boolean orReplace = cursor.accept("OR", "REPLACE");
        boolean temporary = false;
        boolean unique = false;
        while (cursor.seesAny(
                "TEMP",
                "TEMPORARY",
                "LOCAL",
                "GLOBAL",
                "UNLOGGED",
                "UNIQUE",
                "RECURSIVE",
                "CONSTRAINT")) {
            temporary |= cursor.seesAny("TEMP", "TEMPORARY");
            unique |= cursor.sees("UNIQUE");
            cursor.skip();
        }
        String object = ObjectType.read(cursor);
        String kind = "CREATE " + object;
        StatementShape shape =
                switch (object) {
                    case "INDEX" -> IndexReader.create(cursor, unique);
                    case "TABLE", "FOREIGN TABLE" ->
                            CreateTableReader.read(cursor, kind, temporary);
                    case "VIEW", "MATERIALIZED VIEW" -> view(cursor, kind, orReplace);
                    case "FUNCTION", "PROCEDURE" -> routine(cursor, kind, orReplace);
                    case "TRIGGER" -> trigger(cursor);
                    case "DATABASE", "TABLESPACE" ->
                            new DatabaseWide(kind, cursor.name(), true, Recovery.CATALOG);
                    case "SUBSCRIPTION" -> subscription(cursor, kind);
                    case "SEQUENCE", "POLICY", "RULE", "STATISTICS", "PUBLICATION" ->
                            attached(cursor, kind, object);
                    default -> null;
                };
        return shape == null ? new Definition(kind, List.of(), LockClass.NONE) : shape;
    }

    private static @Nullable StatementShape view(
            TokenCursor cursor, String kind, boolean orReplace) {
        cursor.acceptIfNotExists();
        RelationName name = cursor.qualifiedName();
        if (name == null) {
            return null;
        }
        Set<RelationName> relations = new LinkedHashSet<>(List.of(name));
        new RelationScan(cursor.tokens(), relations).from(cursor.at());
        return new CreateView(
                kind, name, orReplace, !cursor.tokens().endsWithNoData(), List.copyOf(relations));
    }

    private static @Nullable StatementShape routine(
            TokenCursor cursor, String kind, boolean orReplace) {
        RelationName name = cursor.qualifiedName();
        if (name == null) {
            return null;
        }
        boolean said = cursor.moveToWord("LANGUAGE") && cursor.accept("LANGUAGE");
        return new CreateRoutine(kind, name, orReplace, !said || cursor.value().equals("sql"));
    }

    /** {@code UPDATE OF a, b ON t FROM u}: ON cannot be a column's name. */
    private static @Nullable StatementShape trigger(TokenCursor cursor) {
        String name = cursor.name();
        if (name == null || !cursor.moveToWord("ON")) {
            return null;
        }
        cursor.skip();
        RelationName relation = cursor.qualifiedName();
        if (relation == null) {
            return null;
        }
        RelationName referenced = cursor.accept("FROM") ? cursor.qualifiedName() : null;
        List<RelationName> relations =
                referenced == null || referenced.equals(relation)
                        ? List.of(relation)
                        : List.of(relation, referenced);
        boolean eachRow =
                cursor.moveToWord("FOR")
                        && (cursor.accept("FOR", "EACH", "ROW") || cursor.accept("FOR", "ROW"));
        return new CreateTrigger(name, relation, eachRow, relations);
    }

    /** Only the making of a replication slot elsewhere keeps it out of a transaction. */
    private static StatementShape subscription(TokenCursor cursor, String kind) {
        String name = cursor.name();
        Options options = cursor.moveToWord("WITH") ? afterWith(cursor) : Options.read(cursor);
        boolean slot =
                options.isOn("CREATE_SLOT", true)
                        && (options.isOn("CONNECT", true) || options.has("CREATE_SLOT"));
        return new DatabaseWide(kind, name, slot, slot ? Recovery.CATALOG : Recovery.TRANSACTION);
    }

    static Options afterWith(TokenCursor cursor) {
        cursor.skip();
        return Options.read(cursor);
    }

    /** What is itself a relation, or belongs to one. */
    private static StatementShape attached(TokenCursor cursor, String kind, String object) {
        cursor.acceptIfNotExists();
        boolean sequence = object.equals("SEQUENCE");
        if (!sequence) {
            cursor.qualifiedName();
        }
        boolean found =
                switch (object) {
                    case "POLICY" -> cursor.accept("ON");
                    case "RULE" -> cursor.moveToWord("TO") && cursor.accept("TO");
                    case "STATISTICS" -> cursor.moveToWord("FROM") && cursor.accept("FROM");
                    case "PUBLICATION" -> cursor.accept("FOR", "TABLE");
                    default -> true;
                };
        List<RelationName> relations = found ? names(cursor, object) : List.of();
        boolean strong = object.equals("POLICY") || object.equals("RULE");
        return new Definition(kind, relations, strong ? LockClass.STRONG : LockClass.NONE);
    }

    private static List<RelationName> names(TokenCursor cursor, String object) {
        Set<RelationName> names = new LinkedHashSet<>();
        do {
            RelationName name = cursor.table();
            if (name != null) {
                names.add(name);
            }
            cursor.moveToComma();
        } while (object.equals("PUBLICATION")
                && cursor.accept(TokenKind.COMMA)
                && !cursor.seesAny("TABLES"));
        return List.copyOf(names);
    }
}
