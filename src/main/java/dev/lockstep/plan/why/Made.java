package dev.lockstep.plan.why;

import dev.lockstep.postgres.Quote;
import dev.lockstep.sql.IndexShape;
import dev.lockstep.sql.ObjectShape;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of a script make, and which of it is there by its name. Only tables, views,
 * named indexes and columns: of a value that is written, a function, a right nobody can tell by a
 * name whether this script did it.
 *
 * @param there in words
 * @param notThere in words
 * @param untold statements of which that cannot be told, by number
 */
record Made(List<String> there, List<String> notThere, List<Integer> untold) {
    /** Looks. */
    static Made of(List<Statement> script, Look look) {
        List<String> there = new ArrayList<>();
        List<String> notThere = new ArrayList<>();
        List<Integer> untold = new ArrayList<>();
        for (Statement statement : script) {
            StatementShape shape = statement.shape();
            RelationName relation = relation(shape);
            List<String> columns = columns(shape);
            if (relation != null) {
                boolean found = look.relation(relation).filter(Look.Relation::valid).isPresent();
                (found ? there : notThere).add(words(statement, Look.written(relation)));
            } else if (!columns.isEmpty()) {
                String table = Look.written(shape.relations().getFirst());
                for (String column : columns) {
                    boolean found = !look.lines("column", table, column).rows().isEmpty();
                    String name = table + "." + Quote.identifier(column);
                    (found ? there : notThere).add(words(statement, "column " + name));
                }
            } else if (shape.transactionUse() != StatementShape.TransactionUse.CONTROL) {
                untold.add(statement.index());
            }
        }
        return new Made(there, notThere, untold);
    }

    /** Whether every statement made something, and all of it is there. */
    boolean complete() {
        return notThere.isEmpty() && untold.isEmpty() && !there.isEmpty();
    }

    private static String words(Statement statement, String what) {
        return what + " (statement " + statement.index() + ")";
    }

    /** What it makes that has a name of its own; null for others. */
    static @Nullable RelationName relation(@Nullable StatementShape shape) {
        return switch (shape) {
            case TableShape.CreateTable table -> table.name();
            case ObjectShape.CreateView view -> view.name();
            case IndexShape.CreateIndex index when index.name() != null ->
                    new RelationName(index.relation().schema(), index.name());
            case null, default -> null;
        };
    }

    /** Where it adds columns and does nothing else. */
    private static List<String> columns(StatementShape shape) {
        return shape instanceof TableShape.AlterTable alter
                        && alter.actions().stream()
                                .allMatch(TableAction.AddColumn.class::isInstance)
                ? alter.actions().stream()
                        .map(TableAction.AddColumn.class::cast)
                        .map(TableAction.AddColumn::column)
                        .toList()
                : List.of();
    }
}
