package dev.lockstep.plan.why;

import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.TableAction;
import java.util.Optional;
import java.util.Set;

/** 23502: how many rows have no value there. */
final class NullValue implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("23502");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        Optional<Look.Relation> table =
                look.relation(incident.table().orElse(null)).filter(Look.Relation::holdsRows);
        Optional<String> column =
                Optional.ofNullable(incident.error().subject().column())
                        .or(() ->
                                incident.action(TableAction.AlterColumn.class)
                                        .map(TableAction.AlterColumn::column));
        if (table.isEmpty() || column.isEmpty()) {
            telling.say("a column that must have a value would have none").next(incident.then());
            return;
        }
        String name = table.get().quoted();
        String quoted = Quote.identifier(column.get());
        boolean newColumn =
                incident.action(TableAction.AddColumn.class)
                        .filter(added -> added.column().equals(column.get()))
                        .isPresent();
        if (newColumn) {
            telling.say(
                            "the new column %s must have a value, has no default, and %s has rows"
                                    .formatted(quoted, name))
                    .show(table.get().line())
                    .say("add it with a default, or without NOT NULL and fill it first")
                    .next(incident.then());
            return;
        }
        String query = "SELECT count(*) AS nulls FROM %s WHERE %s IS NULL".formatted(name, quoted);
        Seen<Long> nulls = look.ask(Sql.of(query), row -> row.bigint("nulls"));
        long count = nulls.first().orElse(-1L);
        telling.show(nulls.trouble());
        if (count > 0) {
            telling.say(
                    "%d row%s of %s ha%s no %s"
                            .formatted(
                                    count,
                                    count == 1 ? "" : "s",
                                    name,
                                    count == 1 ? "s" : "ve",
                                    quoted));
            telling.show(count + " null in " + name + "." + quoted);
        } else if (count == 0) {
            telling.say("no row of %s has a null in %s now".formatted(name, quoted));
        }
        if (incident.shape().filter(DataShape.class::isInstance).isPresent()) {
            telling.say("the row that was to be written has no " + quoted);
            telling.show(incident.error().detail());
        } else if (count != 0) {
            telling.next(query + ";");
            fill(incident, name, quoted, telling);
        }
        telling.show(table.get().line()).next(incident.then());
    }

    /**
     * Not by a migration of its own: that would be a later one, and this one stands before it. A
     * statement put in directly above the failed one leaves those before it where they are, so a
     * run that stopped half-way goes on.
     */
    private static void fill(Incident incident, String table, String column, Telling telling) {
        String update = "UPDATE %s SET %s = ... WHERE %s IS NULL;".formatted(table, column, column);
        if (incident.failed().migration() == null) {
            telling.say("give them one first: " + update);
        } else {
            telling.say(
                    "give them one in this migration, which is not applied and may be edited:"
                            + " directly above the statement that failed, "
                            + update);
        }
    }
}
