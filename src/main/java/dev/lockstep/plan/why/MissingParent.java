package dev.lockstep.plan.why;

import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.TableAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** 23503: which keys have no parent. */
final class MissingParent implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("23503");
    }

    /** Tables as SQL takes them, and columns as they are called, pair by pair. */
    private record ForeignKey(
            String child, List<String> columns, String parent, List<String> references) {}

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.show(incident.error().detail());
        Optional<Look.Relation> child =
                look.relation(incident.table().orElse(null)).filter(Look.Relation::holdsRows);
        Optional<ForeignKey> key =
                child.flatMap(table ->
                        inCatalog(incident, look, table)
                                .or(() -> inStatement(incident, look, table)));
        if (key.isEmpty()) {
            telling.say("a row refers to another one that is not there").next(incident.then());
            return;
        }
        ForeignKey found = key.get();
        String between =
                "%s (%s) refers to %s (%s)"
                        .formatted(
                                found.child(),
                                list(found.columns()),
                                found.parent(),
                                list(found.references()));
        telling.show(between);
        Seen<String> orphans = look.ask(Sql.of(orphans(found, 5)), row -> row.text("line"));
        if (orphans.rows().isEmpty()) {
            boolean deletes =
                    incident.tables().stream()
                            .anyMatch(name ->
                                    found.parent().endsWith(Quote.identifier(name.name()))
                                            || found.parent().endsWith(name.name()));
            telling.say(
                    deletes && !found.parent().equals(found.child())
                            ? "rows of %s still refer to what was to go from %s"
                                    .formatted(found.child(), found.parent())
                            : "the row that was to be written refers to nothing in "
                                    + found.parent());
            telling.show(orphans.trouble());
        } else {
            telling.say(
                    "%s holds keys that are not in %s".formatted(found.child(), found.parent()));
            telling.show(orphans);
            telling.next(orphans(found, 100) + ";");
        }
        telling.next(incident.then());
    }

    private static Optional<ForeignKey> inCatalog(
            Incident incident, Look look, Look.Relation child) {
        String constraint = incident.error().subject().constraint();
        return look.ask(
                        "foreign-key",
                        row ->
                                new ForeignKey(
                                        child.quoted(),
                                        row.texts("columns"),
                                        row.text("parent"),
                                        row.texts("references")),
                        child.quoted(),
                        constraint == null ? "" : constraint)
                .first();
    }

    /**
     * One that was to be added: where it lists no columns of the parent, its primary key counts.
     */
    private static Optional<ForeignKey> inStatement(
            Incident incident, Look look, Look.Relation child) {
        return incident.action(TableAction.AddConstraint.class)
                .filter(added -> added.references() != null)
                .flatMap(added ->
                        look.relation(added.references())
                                .flatMap(parent ->
                                        look.ask(
                                                        "primary-key",
                                                        row -> row.texts("columns"),
                                                        parent.quoted())
                                                .first()
                                                .filter(columns ->
                                                        columns.size() == added.columns().size())
                                                .map(columns ->
                                                        new ForeignKey(
                                                                child.quoted(),
                                                                added.columns(),
                                                                parent.quoted(),
                                                                columns))));
    }

    private static String list(List<String> columns) {
        return columns.stream().map(Quote::identifier).collect(Collectors.joining(", "));
    }

    private static String orphans(ForeignKey key, int limit) {
        List<String> pairs = new ArrayList<>();
        List<String> own = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            own.add("c." + Quote.identifier(key.columns().get(i)));
            pairs.add("p." + Quote.identifier(key.references().get(i)) + " = " + own.getLast());
        }
        String columns = String.join(", ", own);
        return """
        SELECT pg_catalog.left(ROW(%1$s)::text, 200) || ', rows: ' || count(*) AS line \
        FROM %2$s c WHERE pg_catalog.num_nulls(%1$s) = 0 \
        AND NOT EXISTS (SELECT FROM %3$s p WHERE %4$s) \
        GROUP BY %1$s ORDER BY count(*) DESC, 1 LIMIT %5$d\
        """
                .formatted(columns, key.child(), key.parent(), String.join(" AND ", pairs), limit);
    }
}
