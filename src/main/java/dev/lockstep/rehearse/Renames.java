package dev.lockstep.rehearse;

import dev.lockstep.postgres.Quote;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The renamings of tables and columns in a script. Two schemas compared show only that one name
 * went and another came; dropping the one and adding the other would lose what it holds.
 *
 * @param forth as the script has them, in order
 * @param back what takes them back, in order
 */
record Renames(List<String> forth, List<String> back) {
    static Renames of(Script script) {
        List<String> forth = new ArrayList<>();
        List<String> back = new ArrayList<>();
        for (Statement statement : script.statements()) {
            if (statement.shape() instanceof AlterTable alter && alter.actions().size() == 1) {
                String taken = taken(alter, alter.actions().getFirst());
                if (!taken.isEmpty()) {
                    forth.add(statement.sql());
                    back.add(taken);
                }
            }
        }
        return new Renames(forth, back.reversed());
    }

    private static String taken(AlterTable alter, TableAction action) {
        RelationName relation = alter.relation();
        return switch (action) {
            case TableAction.RenameTable rename ->
                    "%s %s RENAME TO %s"
                            .formatted(
                                    alter.kind(),
                                    sql(new RelationName(relation.schema(), rename.newName())),
                                    Quote.identifier(relation.name()));
            case TableAction.RenameColumn rename ->
                    "%s %s RENAME COLUMN %s TO %s"
                            .formatted(
                                    alter.kind(),
                                    sql(relation),
                                    Quote.identifier(rename.newName()),
                                    Quote.identifier(rename.column()));
            default -> "";
        };
    }

    private static String sql(RelationName name) {
        return name.schema() == null
                ? Quote.identifier(name.name())
                : Quote.identifier(name.schema(), name.name());
    }
}
