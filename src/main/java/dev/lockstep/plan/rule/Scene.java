package dev.lockstep.plan.rule;

import dev.lockstep.model.Effects;
import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.postgres.Quote;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement of a plan, and all that is known of the moment before it.
 *
 * @param effects what it will lock, rewrite and scan
 * @param facts the catalog as it will be then
 * @param transactional whether it runs in a transaction with the others of its script
 * @param before the statements of the same script that run before it: as long as this is looked at,
 *     for the list goes on growing
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

    /** As it was written, for SQL that somebody will run. */
    static String sql(RelationName name) {
        return name.schema() == null
                ? quoted(name.name())
                : quoted(name.schema()) + "." + quoted(name.name());
    }

    /** In quotes only where it must be. */
    static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_$]*") ? name : Quote.identifier(name);
    }

    /** In parentheses. */
    static String quoted(List<String> columns) {
        return columns.stream().map(Scene::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Its name without its schema, not quoted. */
    static String local(Relation relation) {
        return relation.name().substring(relation.name().indexOf('.') + 1);
    }

    /** The name of something else in the relation's schema, for SQL that somebody will run. */
    static String beside(Relation relation, String name) {
        int dot = relation.name().indexOf('.');
        return dot < 0
                ? quoted(name)
                : quoted(relation.name().substring(0, dot)) + "." + quoted(name);
    }

    /** A name such as PostgreSQL would choose, not quoted: {@code users_a_b_key}. */
    static String derived(Relation relation, List<String> columns, String suffix) {
        return local(relation) + "_" + String.join("_", columns) + "_" + suffix;
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

    /** Whether it takes that lock on the relation or on one below it. */
    boolean locks(Relation relation, LockMode mode) {
        List<String> family = facts.family(relation).stream().map(Relation::name).toList();
        return effects.locks().stream()
                .anyMatch(lock -> lock.mode() == mode && family.contains(lock.relation()));
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
