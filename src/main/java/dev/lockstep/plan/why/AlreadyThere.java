package dev.lockstep.plan.why;

import dev.lockstep.postgres.Quote;
import dev.lockstep.sql.IndexShape;
import dev.lockstep.sql.ObjectShape;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableShape;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
            telling.say("something of that name is there already").next(incident.again());
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
        if (migration != null) {
            telling.say(
                            "if it is what the migration makes, say that it is applied; else rename one")
                    .next("show " + migration)
                    .next("resolve " + migration + " --applied");
        }
        telling.next(incident.again());
    }

    private static Seen<String> others(Incident incident, Look look, RelationName name) {
        if (incident.state().equals("42701")) {
            String table = incident.table().map(Look::written).orElse("");
            return look.lines("column", table, name.name());
        }
        return look.lines("objects", name.name());
    }

    private static Optional<RelationName> name(Incident incident) {
        return Optional.ofNullable(made(incident.shape().orElse(null)))
                .filter(name -> incident.state().equals("42P07"))
                .or(() -> incident.quoted().stream().findFirst().map(AlreadyThere::split));
    }

    private static @Nullable RelationName made(@Nullable StatementShape shape) {
        return switch (shape) {
            case TableShape.CreateTable table -> table.name();
            case ObjectShape.CreateView view -> view.name();
            case IndexShape.CreateIndex index when index.name() != null ->
                    new RelationName(index.relation().schema(), index.name());
            case null, default -> null;
        };
    }

    private static RelationName split(String name) {
        int dot = name.indexOf('.');
        return dot < 0 || name.contains(Quote.identifier(""))
                ? new RelationName(null, name)
                : new RelationName(name.substring(0, dot), name.substring(dot + 1));
    }
}
