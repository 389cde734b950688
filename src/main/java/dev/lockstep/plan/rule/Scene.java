package dev.lockstep.plan.rule;

import dev.lockstep.model.Effects;
import dev.lockstep.plan.effect.Facts;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.postgres.Quote;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A statement of a plan, and all that is known of the moment before it.
 *
 * @param effects what it will lock, rewrite and scan
 * @param facts the catalog as it will be then
 * @param transactional whether it runs in a transaction with the others of its script
 * @param before the statements of the same script that run before it: as long as this is looked
 *     at, for the list goes on growing
 * @param reversible whether its migration has a way back
 */
record Scene(
        Statement statement,
        Effects effects,
        Facts facts,
        boolean transactional,
        List<Scene> before,
        boolean reversible) {
    StatementShape shape() {
        return statement.shape();
    }

    int version() {
        return facts.version();
    }

    Relation relation(RelationName name) {
        return facts.relation(name);
    }

    /** The relation's name for SQL that somebody will run. */
    static String sql(Relation relation) {
        int dot = relation.name().indexOf('.');
        return dot < 0
                ? quoted(relation.name())
                : quoted(relation.name().substring(0, dot))
                        + "."
                        + quoted(relation.name().substring(dot + 1));
    }

    /** In quotes only where it must be. */
    static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_$]*") ? name : Quote.identifier(name);
    }

    /** The actions of that kind, where it is an ALTER TABLE. */
    <T extends TableAction> Stream<T> actions(Class<T> kind) {
        return shape() instanceof AlterTable alter && alter.kind().equals("ALTER TABLE")
                ? alter.actions().stream().filter(kind::isInstance).map(kind::cast)
                : Stream.empty();
    }

    /** What the ALTER TABLE is about. */
    Relation altered() {
        return relation(((AlterTable) shape()).relation());
    }

    /** Whether it reads that relation from end to end, or nobody can say that it does not. */
    boolean scans(Relation relation) {
        return named(effects.scans(), relation) || !effects.knows(Effects.Aspect.SCANS);
    }

    /** Whether it writes that relation anew, or nobody can say that it does not. */
    boolean rewrites(Relation relation) {
        return named(effects.rewrites(), relation) || !effects.knows(Effects.Aspect.REWRITES);
    }

    /** Itself, or one of those below it. */
    private boolean named(List<String> names, Relation relation) {
        return facts.family(relation).stream().anyMatch(each -> names.contains(each.name()));
    }
}
