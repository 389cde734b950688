package dev.lockstep.plan.why;

import dev.lockstep.postgres.Quote;
import dev.lockstep.sql.RelationName;
import java.util.Optional;
import java.util.Set;

/** Something of that name exists: what it is, and whether it is the rest of a failed build. */
final class AlreadyThere implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("42P07", "42710", "42P06", "42701", "42723", "42P04");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        Optional<RelationName> name = name(incident);
        if (name.isEmpty()) {
            telling.say("something of that name is there already").next(incident.then());
            return;
        }
        String called = Look.written(name.get());
        Optional<Look.Relation> relation =
                incident.state().equals("42P07") ? look.relation(name.get()) : Optional.empty();
        if (relation.filter(found -> !found.valid()).isPresent()) {
            telling.say(
                    "an index %s is there and INVALID: a concurrent build that failed or was"
                                    .formatted(relation.get().quoted())
                            + " stopped left it, no query uses it and every write pays for it");
            telling.show(relation.get().line())
                    .change("drop index concurrently " + relation.get().quoted())
                    .next(incident.again());
            return;
        }
        telling.say(called + " is there already");
        relation.ifPresentOrElse(
                found -> telling.show(found.line()),
                () -> telling.show(others(incident, look, name.get())));
        String migration = incident.failed().migration();
        if (migration != null && look.connected()) {
            telling.next("show " + migration);
            wayOn(incident, migration, look, telling);
        }
        telling.next(incident.then());
    }

    /** Applied is said of a whole migration: so only where nothing of it is missing. */
    private static void wayOn(Incident incident, String migration, Look look, Telling telling) {
        Made made = Made.of(incident.circumstances().script(), look);
        if (made.complete()) {
            telling.say(
                            "everything that the migration makes is there by its name: if it is the"
                                    + " same, say that it is applied; else rename one")
                    .next("resolve " + migration + " --applied");
            return;
        }
        if (!made.notThere().isEmpty()) {
            made.there().forEach(each -> telling.show("there: " + each));
            made.notThere().forEach(each -> telling.show("not there: " + each));
        }
        if (!made.untold().isEmpty()) {
            telling.show(
                    "cannot be told by a name: statement "
                            + String.join(
                                    ", ", made.untold().stream().map(String::valueOf).toList()));
        }
        telling.say(
                "the migration is not applied as a whole: if this is what it makes, put IF NOT"
                        + " EXISTS into the statement or take it out of the file; else rename one");
    }

    private static Seen<String> others(Incident incident, Look look, RelationName name) {
        if (incident.state().equals("42701")) {
            String table = incident.table().map(Look::written).orElse("");
            return look.lines("column", table, name.name());
        }
        return look.lines("objects", name.name());
    }

    private static Optional<RelationName> name(Incident incident) {
        return Optional.ofNullable(Made.relation(incident.shape().orElse(null)))
                .filter(name -> incident.state().equals("42P07"))
                .or(() -> incident.quoted().stream().findFirst().map(AlreadyThere::split));
    }

    private static RelationName split(String name) {
        int dot = name.indexOf('.');
        return dot < 0 || name.contains(Quote.identifier(""))
                ? new RelationName(null, name)
                : new RelationName(name.substring(0, dot), name.substring(dot + 1));
    }
}
