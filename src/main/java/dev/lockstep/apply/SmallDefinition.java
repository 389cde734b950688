package dev.lockstep.apply;

import dev.lockstep.sql.ColumnDefinition;
import dev.lockstep.sql.IndexShape.DropIndex;
import dev.lockstep.sql.ObjectShape.Comment;
import dev.lockstep.sql.ObjectShape.CreateView;
import dev.lockstep.sql.ObjectShape.DropObjects;
import dev.lockstep.sql.ObjectShape.Grant;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableAction.AlterColumn.Change;
import dev.lockstep.sql.TableShape.AlterTable;
import dev.lockstep.sql.TableShape.CreateTable;
import dev.lockstep.sql.TypeName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A definition that only writes catalogs: it reads no rows, calls no function, and leaves settings,
 * role and transaction as they are. What is not known to be one is none.
 */
final class SmallDefinition {
    private static final Set<String> DROPPED =
            Set.of("TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE", "TYPE", "DOMAIN", "FUNCTION");

    private static final Set<Change> CHANGES =
            Set.of(
                    Change.DROP_NOT_NULL,
                    Change.SET_DEFAULT,
                    Change.DROP_DEFAULT,
                    Change.SET_STATISTICS);

    /** First words of types that come with the server. */
    private static final Set<String> BUILT_IN =
            Set.of(
                    "bigint",
                    "bool",
                    "boolean",
                    "bytea",
                    "char",
                    "character",
                    "cidr",
                    "date",
                    "decimal",
                    "double",
                    "float4",
                    "float8",
                    "inet",
                    "int",
                    "int2",
                    "int4",
                    "int8",
                    "integer",
                    "interval",
                    "json",
                    "jsonb",
                    "numeric",
                    "real",
                    "smallint",
                    "text",
                    "time",
                    "timestamp",
                    "timestamptz",
                    "timetz",
                    "uuid",
                    "varchar");

    private static final Pattern NOT_OF_A_WORD = Pattern.compile("[^a-z0-9]");

    private SmallDefinition() {}

    static boolean is(Statement statement) {
        return statement.copyData() == null && is(statement.shape());
    }

    private static boolean is(StatementShape shape) {
        return switch (shape) {
            case CreateTable table ->
                    table.kind().equals("CREATE TABLE")
                            && !table.temporary()
                            && !table.asQuery()
                            && table.partitionOf() == null;
            case AlterTable table ->
                    table.kind().equals("ALTER TABLE")
                            && table.actions().stream().allMatch(SmallDefinition::is);
            case CreateView view -> view.kind().equals("CREATE VIEW");
            case DropObjects objects -> DROPPED.contains(objects.object());
            case DropIndex index -> !index.concurrently();
            case Comment c -> true;
            case Grant grant -> !grant.relations().isEmpty();
            default -> false;
        };
    }

    private static boolean is(TableAction action) {
        return switch (action) {
            case TableAction.AddColumn add -> add.references() == null && isPlain(add.definition());
            case TableAction.AlterColumn alter -> CHANGES.contains(alter.change());
            case TableAction.DropColumn d -> true;
            case TableAction.DropConstraint d -> true;
            case TableAction.RenameTable r -> true;
            case TableAction.RenameColumn r -> true;
            case TableAction.RenameConstraint r -> true;
            default -> false;
        };
    }

    /** No row is visited for it, and no expression computed. */
    private static boolean isPlain(ColumnDefinition column) {
        return column.type() != null
                && isBuiltIn(column.type())
                && column.defaultValue() == null
                && column.generation() == ColumnDefinition.Generation.NONE
                && !column.notNull()
                && !column.unique()
                && !column.primaryKey()
                && !column.check();
    }

    /** Not a domain, which may bring a default and checks, nor a serial, which fills the rows. */
    private static boolean isBuiltIn(TypeName type) {
        String word = NOT_OF_A_WORD.split(type.text().toLowerCase(Locale.ROOT), 2)[0];
        return BUILT_IN.contains(word);
    }
}
