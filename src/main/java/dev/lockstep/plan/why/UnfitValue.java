package dev.lockstep.plan.why;

import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.TableAction.ChangeType;
import java.util.Optional;
import java.util.Set;

/** 22xxx: a value that its type does not take; where a column changes type, which values. */
final class UnfitValue implements Explainer {
    private static final String DIVISION_BY_ZERO = "22012";
    private static final int HAS_INPUT_IS_VALID = 160_000;

    @Override
    public Set<String> states() {
        return Set.of("22");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        if (incident.state().equals(DIVISION_BY_ZERO)) {
            telling.say(
                    "it divides by zero for a row that it reads, or for constants of its own; a"
                            + " divisor written as nullif(divisor, 0) gives null instead");
            context(incident, telling);
            telling.next(incident.then());
            return;
        }
        telling.say("a value does not fit: " + incident.error().message());
        telling.show(incident.error().detail());
        Optional<ChangeType> change = incident.action(ChangeType.class);
        Optional<Look.Relation> table =
                incident.tables().stream()
                        .findFirst()
                        .flatMap(look::relation)
                        .filter(Look.Relation::holdsRows);
        if (change.isPresent() && table.isPresent()) {
            values(change.get(), table.get().quoted(), look, telling);
        } else {
            context(incident, telling);
        }
        telling.next(incident.then());
    }

    /** The functions that it was in. */
    private static void context(Incident incident, Telling telling) {
        String context = incident.error().context();
        if (context != null) {
            context.lines().limit(2).forEach(telling::show);
        }
    }

    private static void values(ChangeType change, String table, Look look, Telling telling) {
        String column = Quote.identifier(change.column());
        String type = change.type().text();
        boolean plainCast =
                change.using() == null || change.column().equals(change.using().column());
        if (!plainCast) {
            telling.show("which values do not fit cannot be told: USING makes others of them");
            return;
        }
        if (look.version() < HAS_INPUT_IS_VALID) {
            telling.show(
                    "PostgreSQL "
                            + look.versionWords()
                            + " cannot list such values; from 16 on it"
                            + " can");
            telling.next("select distinct %s from %s limit 100;".formatted(column, table));
            return;
        }
        String query =
                """
                SELECT pg_catalog.left(%1$s::text, 60) || ', rows: ' || count(*) AS line \
                FROM %2$s WHERE NOT pg_catalog.pg_input_is_valid(%1$s::text, %3$s) \
                GROUP BY %1$s::text ORDER BY count(*) DESC, 1 LIMIT\
                """
                        .formatted(column, table, Quote.literal(type).strip());
        Seen<String> unfit = look.ask(Sql.of(query + " 5"), row -> row.text("line"));
        unfit.rows().forEach(line -> telling.show("no " + type + ": " + line));
        telling.show(unfit.trouble());
        if (unfit.nothing()) {
            telling.say("every value of " + table + "." + column + " is a " + type + " now");
        } else {
            telling.next(query + " 100;");
        }
    }
}
