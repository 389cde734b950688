package dev.lockstep.plan.why;

import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.Expression;
import dev.lockstep.sql.TableAction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** 23514: how many rows are not as the check demands, and the keys of some. */
final class ViolatedCheck implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("23514");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        Optional<Look.Relation> table =
                look.relation(incident.table().orElse(null)).filter(Look.Relation::holdsRows);
        if (table.isEmpty()) {
            telling.say("a value is not as a check demands").next(incident.then());
            return;
        }
        String name = table.get().quoted();
        if (table.get().kind().equals("partitioned table")
                && incident.error().subject().constraint() == null) {
            telling.say("no partition of " + name + " takes that row");
            telling.show(incident.error().detail());
            telling.show(look.lines("partitions", name)).next(incident.then());
            return;
        }
        Optional<String> check = check(incident, look, name);
        if (check.isEmpty()) {
            telling.say("a row of " + name + " is not as a check demands").next(incident.then());
            return;
        }
        telling.show("the check demands " + check.get());
        String broken = " FROM " + name + " WHERE (" + check.get() + ") IS FALSE";
        Seen<Long> count =
                look.ask(Sql.of("SELECT count(*) AS rows" + broken), row -> row.bigint("rows"));
        telling.show(count.trouble());
        long rows = count.first().orElse(-1L);
        if (rows > 0) {
            telling.say(
                    rows
                            + (rows == 1 ? " row of " : " rows of ")
                            + name
                            + " violate"
                            + (rows == 1 ? "s" : "")
                            + " it");
            keys(look, name, broken, telling);
        } else if (rows == 0) {
            telling.say("no row of " + name + " violates it now");
        } else {
            telling.say("rows of " + name + " violate it");
        }
        if (incident.shape().filter(DataShape.class::isInstance).isPresent()) {
            telling.say("the row that was to be written does");
        }
        telling.next(incident.then());
    }

    private static void keys(Look look, String table, String broken, Telling telling) {
        Optional<List<String>> columns =
                look.ask("primary-key", row -> row.texts("columns"), table).first();
        if (columns.isEmpty()) {
            telling.next("SELECT count(*)" + broken + ";");
            return;
        }
        String key =
                columns.get().stream().map(Quote::identifier).collect(Collectors.joining(", "));
        Seen<String> some =
                look.ask(
                        Sql.of(
                                "SELECT pg_catalog.left(ROW("
                                        + key
                                        + ")::text, 200) AS key"
                                        + broken
                                        + " LIMIT 5"),
                        row -> row.text("key"));
        some.rows().forEach(each -> telling.show("row with key (" + key + ") = " + each));
        telling.show(some.trouble());
        telling.next("SELECT " + key + broken + " LIMIT 100;");
    }

    /** As the catalog has it where it is there, else as the statement was to add it. */
    private static Optional<String> check(Incident incident, Look look, String table) {
        String constraint = incident.error().subject().constraint();
        return look.ask(
                        "check",
                        row -> row.text("expression"),
                        table,
                        constraint == null ? "" : constraint)
                .first()
                .or(() ->
                        incident.action(TableAction.AddConstraint.class)
                                .map(TableAction.AddConstraint::check)
                                .map(Expression::text));
    }
}
