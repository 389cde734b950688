package dev.lockstep.sql;

import dev.lockstep.sql.ObjectShape.AlterDomain;
import dev.lockstep.sql.ObjectShape.AlterSchema;
import dev.lockstep.sql.ObjectShape.AlterType;
import dev.lockstep.sql.ObjectShape.Definition;
import dev.lockstep.sql.ServerShape.DatabaseWide;
import dev.lockstep.sql.StatementShape.LockClass;
import dev.lockstep.sql.StatementShape.Recovery;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads ALTER. */
final class AlterReader {
    private AlterReader() {}

    static StatementShape read(TokenCursor cursor) {
        cursor.skip();
        String object = ObjectType.read(cursor);
        String kind = "ALTER " + object;
        StatementShape shape =
                switch (object) {
                    case "TABLE",
                            "FOREIGN TABLE",
                            "VIEW",
                            "MATERIALIZED VIEW",
                            "SEQUENCE",
                            "INDEX" ->
                            table(cursor, kind);
                    case "TYPE" -> type(cursor);
                    case "SYSTEM" -> new DatabaseWide(kind, null, true, Recovery.REPEAT);
                    case "DATABASE" -> database(cursor, kind);
                    case "TABLESPACE" -> new DatabaseWide(kind, null, false, Recovery.TRANSACTION);
                    case "SUBSCRIPTION" -> subscription(cursor, kind);
                    case "POLICY", "TRIGGER", "RULE" -> attached(cursor, kind);
                    case "DOMAIN" -> domain(cursor);
                    case "SCHEMA" -> schema(cursor);
                    default -> null;
                };
        return shape == null ? new Definition(kind, List.of(), LockClass.NONE) : shape;
    }

    private static StatementShape table(TokenCursor cursor, String kind) {
        boolean all = cursor.sees("ALL", "IN", "TABLESPACE");
        boolean ifExists = cursor.acceptIfExists();
        boolean only = cursor.sees("ONLY");
        RelationName relation = all ? null : cursor.table();
        if (relation == null) {
            return new Definition(kind, List.of(), LockClass.STRONG);
        }
        List<TableAction> actions = new ArrayList<>();
        while (!cursor.done()) {
            actions.add(TableActionReader.read(cursor));
            cursor.moveToComma();
            cursor.accept(TokenKind.COMMA);
        }
        Set<RelationName> relations = new LinkedHashSet<>(List.of(relation));
        actions.forEach(action -> addRelation(action, relations));
        return new AlterTable(
                kind,
                relation,
                ifExists,
                only,
                actions,
                kind.equals("ALTER INDEX") ? List.of() : List.copyOf(relations));
    }

    private static void addRelation(TableAction action, Set<RelationName> relations) {
        RelationName named =
                switch (action) {
                    case TableAction.AddColumn a -> a.references();
                    case TableAction.AddConstraint a -> a.references();
                    case TableAction.AttachPartition a -> a.partition();
                    case TableAction.DetachPartition d -> d.partition();
                    case TableAction.DropColumn d -> null;
                    case TableAction.AlterColumn a -> null;
                    case TableAction.ChangeType c -> null;
                    case TableAction.Inherit i -> i.parent();
                    case TableAction.SetOptions s -> null;
                    case TableAction.ValidateConstraint v -> null;
                    case TableAction.DropConstraint d -> null;
                    case TableAction.RenameTable r -> null;
                    case TableAction.RenameColumn r -> null;
                    case TableAction.RenameConstraint r -> null;
                    case TableAction.Other o -> null;
                };
        if (named != null) {
            relations.add(named);
        }
    }

    private static @Nullable StatementShape type(TokenCursor cursor) {
        RelationName name = cursor.qualifiedName();
        if (name == null) {
            return null;
        }
        if (cursor.accept("ADD", "VALUE")) {
            cursor.acceptIfNotExists();
            return new AlterType(name, AlterType.Form.ADD_VALUE, cursor.string(), null);
        }
        if (cursor.accept("RENAME", "VALUE")) {
            String value = cursor.string();
            String newValue = cursor.accept("TO") ? cursor.string() : null;
            return new AlterType(name, AlterType.Form.RENAME_VALUE, value, newValue);
        }
        return new AlterType(name, AlterType.Form.OTHER, null, null);
    }

    private static @Nullable StatementShape schema(TokenCursor cursor) {
        String name = cursor.name();
        return name == null
                ? null
                : new AlterSchema(name, cursor.accept("RENAME", "TO") ? cursor.name() : null);
    }

    private static @Nullable StatementShape domain(TokenCursor cursor) {
        RelationName name = cursor.qualifiedName();
        if (name == null) {
            return null;
        }
        AlterDomain.Change change = AlterDomain.Change.OTHER;
        String constraint = null;
        String text = "";
        if (cursor.accept("ADD")) {
            constraint = cursor.accept("CONSTRAINT") ? cursor.name() : null;
            text =
                    cursor.done()
                            ? ""
                            : cursor.tokens().text(cursor.at(), cursor.tokens().size() - 1);
            boolean notValid = cursor.acceptBefore(cursor.tokens().size(), "NOT", "VALID");
            change = notValid ? AlterDomain.Change.ADD_NOT_VALID : AlterDomain.Change.ADD;
        } else if (cursor.accept("VALIDATE")) {
            change = AlterDomain.Change.VALIDATE;
        } else if (cursor.accept("SET", "NOT", "NULL")) {
            change = AlterDomain.Change.SET_NOT_NULL;
        }
        return new AlterDomain(name, change, constraint, text);
    }

    /** Both {@code SET TABLESPACE x} and {@code [WITH] TABLESPACE x} move the database. */
    private static StatementShape database(TokenCursor cursor, String kind) {
        String name = cursor.name();
        cursor.acceptAny("SET", "WITH");
        boolean moves = cursor.sees("TABLESPACE");
        return new DatabaseWide(kind, name, moves, moves ? Recovery.CATALOG : Recovery.TRANSACTION);
    }

    /**
     * Outside of a transaction wherever it talks to the publisher: every refresh, and changes of
     * the slot's own properties (17 and later).
     */
    private static StatementShape subscription(TokenCursor cursor, String kind) {
        String name = cursor.name();
        boolean outside = cursor.sees("REFRESH");
        if (cursor.acceptAny("SET", "ADD", "DROP")) {
            if (cursor.sees("PUBLICATION")) {
                Options options =
                        cursor.moveToWord("WITH")
                                ? CreateReader.afterWith(cursor)
                                : Options.read(cursor);
                outside = options.isOn("REFRESH", true);
            } else {
                Options options = Options.read(cursor);
                outside = options.has("FAILOVER") || options.has("TWO_PHASE");
            }
        }
        return new DatabaseWide(
                kind, name, outside, outside ? Recovery.REPEAT : Recovery.TRANSACTION);
    }

    private static @Nullable StatementShape attached(TokenCursor cursor, String kind) {
        cursor.name();
        RelationName relation = cursor.accept("ON") ? cursor.qualifiedName() : null;
        return relation == null ? null : new Definition(kind, List.of(relation), LockClass.STRONG);
    }
}
