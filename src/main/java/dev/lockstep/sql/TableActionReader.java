package dev.lockstep.sql;

import dev.lockstep.sql.TableAction.AddColumn;
import dev.lockstep.sql.TableAction.AddConstraint;
import dev.lockstep.sql.TableAction.AlterColumn;
import dev.lockstep.sql.TableAction.AttachPartition;
import dev.lockstep.sql.TableAction.ChangeType;
import dev.lockstep.sql.TableAction.DetachPartition;
import dev.lockstep.sql.TableAction.DropColumn;
import dev.lockstep.sql.TableAction.DropConstraint;
import dev.lockstep.sql.TableAction.Inherit;
import dev.lockstep.sql.TableAction.Other;
import dev.lockstep.sql.TableAction.RenameColumn;
import dev.lockstep.sql.TableAction.RenameConstraint;
import dev.lockstep.sql.TableAction.RenameTable;
import dev.lockstep.sql.TableAction.SetOptions;
import dev.lockstep.sql.TableAction.ValidateConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Reads one action of an ALTER TABLE; the cursor may be left anywhere in it. */
final class TableActionReader {
    /** Words that say what an action is, before the first name in it. */
    private static final Set<String> WORDS =
            Set.of(
                    """
                    ACCESS ALTER ALWAYS BY CLUSTER COLUMN CONSTRAINT DISABLE ENABLE EXPRESSION FORCE
                    IDENTITY INHERIT LEVEL LOGGED MERGE METHOD NO NOT OF ON OWNER PARTITION
                    PARTITIONS RENAME REPLICA RESET ROW RULE SCHEMA SECURITY SET SPLIT STATISTICS
                    TABLESPACE TO TRIGGER UNLOGGED WITHOUT\
                    """
                            .split("\\s+"));

    private TableActionReader() {}

    static TableAction read(TokenCursor cursor) {
        int first = cursor.at();
        TableAction action = known(cursor);
        if (action != null) {
            return action;
        }
        cursor.moveTo(first);
        StringJoiner words = new StringJoiner(" ");
        while ((words.length() == 0 && !cursor.word().isEmpty()) || WORDS.contains(cursor.word())) {
            words.add(cursor.word());
            cursor.skip();
        }
        return new Other(words.toString(), cursor.name());
    }

    private static @Nullable TableAction known(TokenCursor cursor) {
        if (cursor.accept("ADD")) {
            return add(cursor);
        }
        if (cursor.accept("DROP")) {
            return drop(cursor);
        }
        if (cursor.accept("ALTER")) {
            return cursor.sees("CONSTRAINT") ? null : alter(cursor);
        }
        if (cursor.accept("RENAME")) {
            return rename(cursor);
        }
        if (cursor.accept("VALIDATE", "CONSTRAINT")) {
            String name = cursor.name();
            return name == null ? null : new ValidateConstraint(name);
        }
        if (cursor.accept("ATTACH", "PARTITION")) {
            RelationName partition = cursor.qualifiedName();
            return partition == null
                    ? null
                    : new AttachPartition(partition, cursor.partitionBound());
        }
        if (cursor.accept("DETACH", "PARTITION")) {
            RelationName partition = cursor.qualifiedName();
            return partition == null
                    ? null
                    : new DetachPartition(
                            partition, cursor.sees("CONCURRENTLY"), cursor.sees("FINALIZE"));
        }
        if (cursor.acceptAny("INHERIT") || cursor.accept("NO", "INHERIT")) {
            boolean ends = cursor.tokens().isWord(cursor.at() - 2, "NO");
            RelationName parent = cursor.qualifiedName();
            return parent == null ? null : new Inherit(parent, ends);
        }
        boolean options = cursor.accept("SET") || cursor.accept("RESET");
        return options && cursor.kind() == TokenKind.OPENING
                ? new SetOptions(Options.read(cursor).names())
                : null;
    }

    private static @Nullable TableAction add(TokenCursor cursor) {
        boolean named = cursor.sees("CONSTRAINT");
        TableAction constraint = constraint(cursor);
        if (named || constraint != null) {
            return constraint;
        }
        cursor.accept("COLUMN");
        boolean ifNotExists = cursor.acceptIfNotExists();
        String column = cursor.name();
        if (column == null) {
            return null;
        }
        int end = endOf(cursor);
        RelationName references = references(cursor, end);
        return new AddColumn(column, ifNotExists, references, ColumnReader.read(cursor, end));
    }

    private static @Nullable TableAction constraint(TokenCursor cursor) {
        String name = cursor.accept("CONSTRAINT") ? cursor.name() : null;
        int first = cursor.at();
        AddConstraint.Kind kind = kind(cursor);
        if (kind == null) {
            return null;
        }
        int end = endOf(cursor);
        Expression check = kind == AddConstraint.Kind.CHECK ? check(cursor, end) : null;
        boolean listed = kind != AddConstraint.Kind.CHECK && kind != AddConstraint.Kind.EXCLUDE;
        List<String> columns = listed ? columns(cursor) : List.of();
        boolean notValid = has(cursor, end, "NOT", "VALID");
        boolean enforced = !has(cursor, end, "NOT", "ENFORCED");
        return new AddConstraint(
                name,
                kind,
                columns,
                notValid,
                enforced,
                index(cursor, end),
                references(cursor, end),
                check,
                cursor.tokens().text(first, end - 1));
    }

    /** What stands in the parentheses that follow; the cursor stays. */
    private static @Nullable Expression check(TokenCursor cursor, int end) {
        int before = cursor.at();
        if (!cursor.accept(TokenKind.OPENING)) {
            return null;
        }
        int first = cursor.at();
        int depth = 1;
        int last = first;
        while (last < end && depth > 0) {
            TokenKind token = cursor.tokens().kind(last);
            depth += token == TokenKind.OPENING ? 1 : token == TokenKind.CLOSING ? -1 : 0;
            last++;
        }
        Expression check = ExpressionReader.expression(cursor, first, last - 1);
        cursor.moveTo(before);
        return check;
    }

    /** Those in the parentheses that follow, or the one of NOT NULL; the cursor stays. */
    private static List<String> columns(TokenCursor cursor) {
        int before = cursor.at();
        cursor.accept("NULLS", "NOT", "DISTINCT");
        cursor.accept(TokenKind.OPENING);
        List<String> columns = new ArrayList<>();
        do {
            String column = cursor.sees("USING") ? null : cursor.name();
            if (column != null) {
                columns.add(column);
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.moveTo(before);
        return columns;
    }

    private static boolean has(TokenCursor cursor, int end, String... words) {
        int before = cursor.at();
        boolean found = cursor.acceptBefore(end, words);
        cursor.moveTo(before);
        return found;
    }

    /** All but EXCLUDE are reserved words, so none of them can be the name of a column. */
    private static AddConstraint.@Nullable Kind kind(TokenCursor cursor) {
        if (cursor.accept("CHECK")) {
            return AddConstraint.Kind.CHECK;
        }
        if (cursor.accept("UNIQUE")) {
            return AddConstraint.Kind.UNIQUE;
        }
        if (cursor.accept("PRIMARY", "KEY")) {
            return AddConstraint.Kind.PRIMARY_KEY;
        }
        if (cursor.accept("FOREIGN", "KEY")) {
            return AddConstraint.Kind.FOREIGN_KEY;
        }
        if (cursor.accept("NOT", "NULL")) {
            return AddConstraint.Kind.NOT_NULL;
        }
        boolean exclude =
                cursor.sees("EXCLUDE", "USING")
                        || (cursor.sees("EXCLUDE")
                                && cursor.tokens().kind(cursor.at() + 1) == TokenKind.OPENING);
        return exclude ? AddConstraint.Kind.EXCLUDE : null;
    }

    private static int endOf(TokenCursor cursor) {
        int before = cursor.at();
        cursor.moveToComma();
        int end = cursor.at();
        cursor.moveTo(before);
        return end;
    }

    private static @Nullable String index(TokenCursor cursor, int end) {
        int before = cursor.at();
        boolean given = cursor.acceptBefore(end, "USING", "INDEX") && !cursor.sees("TABLESPACE");
        String index = given ? cursor.name() : null;
        cursor.moveTo(before);
        return index;
    }

    private static @Nullable RelationName references(TokenCursor cursor, int end) {
        int before = cursor.at();
        boolean given = cursor.acceptBefore(end, "REFERENCES");
        RelationName target = given ? cursor.qualifiedName() : null;
        cursor.moveTo(before);
        return target;
    }

    private static @Nullable TableAction drop(TokenCursor cursor) {
        boolean constraint = cursor.accept("CONSTRAINT");
        if (!constraint) {
            cursor.accept("COLUMN");
        }
        boolean ifExists = cursor.acceptIfExists();
        String name = cursor.name();
        if (name == null) {
            return null;
        }
        return constraint ? new DropConstraint(name, ifExists) : new DropColumn(name, ifExists);
    }

    private static @Nullable TableAction alter(TokenCursor cursor) {
        cursor.accept("COLUMN");
        String column = cursor.name();
        if (column == null) {
            return null;
        }
        if (cursor.accept("TYPE") || cursor.accept("SET", "DATA", "TYPE")) {
            return changeType(cursor, column);
        }
        return new AlterColumn(column, change(cursor));
    }

    private static @Nullable TableAction changeType(TokenCursor cursor, String column) {
        int end = endOf(cursor);
        TypeName type = ExpressionReader.type(cursor, end);
        boolean collation = has(cursor, end, "COLLATE");
        boolean using = cursor.acceptBefore(end, "USING");
        Expression value = using ? ExpressionReader.expression(cursor, cursor.at(), end) : null;
        return type == null ? null : new ChangeType(column, type, collation, value);
    }

    private static AlterColumn.Change change(TokenCursor cursor) {
        if (cursor.sees("SET", "NOT", "NULL")) {
            return AlterColumn.Change.SET_NOT_NULL;
        }
        if (cursor.sees("DROP", "NOT", "NULL")) {
            return AlterColumn.Change.DROP_NOT_NULL;
        }
        if (cursor.sees("SET", "DEFAULT")) {
            return AlterColumn.Change.SET_DEFAULT;
        }
        if (cursor.sees("DROP", "DEFAULT")) {
            return AlterColumn.Change.DROP_DEFAULT;
        }
        if (cursor.sees("SET", "STATISTICS")) {
            return AlterColumn.Change.SET_STATISTICS;
        }
        if (cursor.sees("SET", "COMPRESSION")) {
            return AlterColumn.Change.SET_COMPRESSION;
        }
        if (cursor.sees("SET", "EXPRESSION")) {
            return AlterColumn.Change.SET_EXPRESSION;
        }
        boolean options = cursor.accept("SET") || cursor.accept("RESET");
        return options && cursor.kind() == TokenKind.OPENING
                ? AlterColumn.Change.OPTIONS
                : AlterColumn.Change.OTHER;
    }

    private static @Nullable TableAction rename(TokenCursor cursor) {
        if (cursor.accept("TO")) {
            String name = cursor.name();
            return name == null ? null : new RenameTable(name);
        }
        boolean constraint = cursor.accept("CONSTRAINT");
        if (!constraint) {
            cursor.accept("COLUMN");
        }
        String from = cursor.name();
        String to = cursor.accept("TO") ? cursor.name() : null;
        if (from == null || to == null) {
            return null;
        }
        return constraint ? new RenameConstraint(from, to) : new RenameColumn(from, to);
    }
}
