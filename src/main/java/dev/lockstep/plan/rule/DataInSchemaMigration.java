package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.plan.effect.Use;
import dev.lockstep.sql.DataShape.ChangeRows;
import dev.lockstep.sql.DataShape.ChangeRows.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Many rows changed at once stay locked until all of them are, and leave as many dead ones. */
final class DataInSchemaMigration implements Rule {
    @Override
    public String id() {
        return "data-in-schema-migration";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(ChangeRows.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return many(scene).stream()
                .map(judged ->
                        Finding.of(
                                judged,
                                "%s goes over %s in one transaction: use a backfill"
                                        .formatted(scene.shape().kind(), judged.name()),
                                ""))
                .toList();
    }

    /** The relation that is gone over where the statement changes many rows. */
    static Optional<Relation> many(Scene scene) {
        if (!(scene.shape() instanceof ChangeRows change)) {
            return Optional.empty();
        }
        Optional<Relation> judged =
                change.verb() == Verb.INSERT
                        ? source(scene, change)
                        : Optional.of(scene.relation(change.target()))
                                .filter(target -> !pinned(target, change.pinned()));
        return judged.filter(each -> !scene.facts().use(each).small());
    }

    /** The largest that the rows come from. */
    private static Optional<Relation> source(Scene scene, ChangeRows insert) {
        return insert.query()
                ? insert.relations().stream()
                        .skip(1)
                        .map(scene::relation)
                        .max((a, b) -> Long.compare(bytes(scene, a), bytes(scene, b)))
                : Optional.empty();
    }

    private static long bytes(Scene scene, Relation relation) {
        Use use = scene.facts().use(relation);
        return use.equals(Use.UNKNOWN) ? Long.MAX_VALUE : use.bytes();
    }

    /** At most as many rows as the text writes values for the columns of a unique index. */
    private static boolean pinned(Relation target, List<String> columns) {
        return target.indexes().stream()
                .anyMatch(index ->
                        index.unique() && !index.computed() && columns.containsAll(index.keys()));
    }
}
