package dev.lockstep.plan.rule;

import dev.lockstep.model.Effects;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.plan.effect.Facts;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.postgres.Quote;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.SqlWords;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableAction.AddColumn;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param behind the statements of the same script that run after it
 * @param together the transaction that it runs in
 * @param reversible whether its migration has a way back
 */
record Scene(
        Statement statement,
        Effects effects,
        Facts facts,
        boolean transactional,
        List<Scene> before,
        List<Statement> behind,
        Together together,
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
        return sql(relation.name());
    }

    /** A name with its schema, if it has one, for SQL that somebody will run. */
    static String sql(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? quoted(name)
                : quoted(name.substring(0, dot)) + "." + quoted(name.substring(dot + 1));
    }

    /** Another name in the relation's own schema, not quoted. */
    static String sibling(Relation relation, String name) {
        return relation.name().substring(0, relation.name().indexOf('.') + 1) + name;
    }

    /** As it was written, for SQL that somebody will run. */
    static String sql(RelationName name) {
        return name.schema() == null
                ? quoted(name.name())
                : quoted(name.schema()) + "." + quoted(name.name());
    }

    /** In quotes only where it must be. */
    static String quoted(String name) {
        boolean plain = name.matches("[a-z_][a-z0-9_$]*") && !SqlWords.isKeyword(name);
        return plain ? name : Quote.identifier(name);
    }

    /** The statement itself, to be written in front of or behind others. */
    String sql() {
        return statement.sql() + ";";
    }

    /** Relations that it locks at least as strongly; those that the plan has made do not count. */
    List<RelationLock> locked(LockMode mode) {
        return effects.locks().stream()
                .filter(lock -> lock.mode().compareTo(mode) >= 0)
                .filter(lock -> !facts.made().contains(lock.relation()))
                .toList();
    }

    /** Whether it locks that relation, or nobody can say that it does not. */
    boolean touches(Relation relation) {
        return effects.locks().stream().anyMatch(lock -> lock.relation().equals(relation.name()))
                || !effects.knows(Effects.Aspect.LOCKS);
    }

    /** The relation of that full name, where it was there before the plan. */
    Optional<Relation> relation(String name) {
        return facts.relations().named(name);
    }

    /** Breaks the applications that use the relation: nobody does where the plan has made it. */
    Finding breaking(Relation relation, String message, String safer) {
        return facts.isMade(relation) ? Finding.note(message) : Finding.failing(message, safer);
    }

    /** Columns that the script has added to it so far. */
    private Stream<AddColumn> added(Relation relation) {
        return before.stream()
                .filter(each -> each.shape() instanceof AlterTable)
                .filter(each -> each.altered().name().equals(relation.name()))
                .flatMap(each -> each.actions(AddColumn.class));
    }

    /** Whether the script has added columns to it. */
    boolean addsColumns(Relation relation) {
        return added(relation).findAny().isPresent();
    }

    /** Whether the column was not there before the plan. */
    boolean isNew(Relation relation, String column) {
        boolean added = added(relation).anyMatch(add -> add.column().equals(column));
        boolean absent =
                !facts.assumed() && !relation.unknown() && relation.column(column).isEmpty();
        return added || absent || facts.isMade(relation);
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

    /** The same of views and foreign tables as well, but not of indexes and sequences. */
    <T extends TableAction> Stream<T> changes(Class<T> kind) {
        boolean rows =
                shape() instanceof AlterTable alter
                        && WITH_ROWS.contains(alter.kind())
                        && local(altered()).equals(alter.relation().name());
        return rows
                ? ((AlterTable) shape()).actions().stream().filter(kind::isInstance).map(kind::cast)
                : Stream.empty();
    }

    private static final Set<String> WITH_ROWS =
            Set.of("ALTER TABLE", "ALTER FOREIGN TABLE", "ALTER VIEW", "ALTER MATERIALIZED VIEW");

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
