package dev.lockstep.rehearse;

import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.TableShape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a script does to rows, as far as its text can say. */
final class RowChanges {
    private RowChanges() {}

    /** {@code UPDATE users (migrations/1_a/up.sql:3:1)}, in order. */
    static List<String> of(Script script) {
        Set<RelationName> made = new HashSet<>();
        script.statements().stream()
                .map(Statement::shape)
                .filter(TableShape.CreateTable.class::isInstance)
                .forEach(create -> made.add(((TableShape.CreateTable) create).name()));
        return script.statements().stream()
                .filter(RowChanges::mayChangeRows)
                .filter(each -> !isWithin(each, made))
                .map(each -> words(each) + " (" + each.place() + ")")
                .toList();
    }

    /** Rows of tables that the script itself makes go with them. */
    private static boolean isWithin(Statement statement, Set<RelationName> made) {
        return switch (statement.shape()) {
            case DataShape.ChangeRows rows -> !rows.others() && made.contains(rows.target());
            case DataShape.Copy copy -> copy.relation() != null && made.contains(copy.relation());
            default -> false;
        };
    }

    private static String words(Statement statement) {
        String kind = statement.shape().kind();
        return statement.shape().relations().isEmpty()
                ? kind
                : kind + " " + statement.shape().relations().getFirst();
    }

    /** Code may do anything. */
    private static boolean mayChangeRows(Statement statement) {
        return switch (statement.shape()) {
            case TableShape.Truncate truncate -> true;
            case DataShape.ChangeRows rows -> true;
            case DataShape.Copy copy -> copy.loads();
            default ->
                    switch (statement.shape().kind()) {
                        case "DO", "CALL" -> true;
                        default -> false;
                    };
        };
    }
}
