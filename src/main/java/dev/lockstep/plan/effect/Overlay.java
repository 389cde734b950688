package dev.lockstep.plan.effect;

import dev.lockstep.plan.effect.Facts.Column;
import dev.lockstep.plan.effect.Facts.Constraint;
import dev.lockstep.plan.effect.Facts.Index;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.ColumnDefinition;
import dev.lockstep.sql.IndexShape.CreateIndex;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableAction.AddColumn;
import dev.lockstep.sql.TableAction.AddConstraint;
import dev.lockstep.sql.TableAction.AlterColumn;
import dev.lockstep.sql.TableAction.DropConstraint;
import dev.lockstep.sql.TableAction.ValidateConstraint;
import dev.lockstep.sql.TableShape.AlterTable;
import dev.lockstep.sql.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the statements of a plan make of the catalog for those behind them: constraints that come,
 * are validated and go, columns that may be null no more, indexes that come. So much is needed to
 * see that a check added NOT VALID and validated spares SET NOT NULL its scan, and that the columns
 * of a foreign key have an index.
 */
final class Overlay {
    private final Facts facts;

    Overlay(Facts facts) {
        this.facts = facts;
    }

    /** Takes in what a statement does; false where that is more than can be followed. */
    boolean take(StatementShape shape) {
        if (shape instanceof CreateIndex create) {
            index(create);
        }
        if (!(shape instanceof AlterTable alter) || !alter.kind().equals("ALTER TABLE")) {
            return false;
        }
        Relation relation = facts.relation(alter.relation());
        boolean alone = !relation.unknown() && facts.family(relation).size() == 1;
        if (!alone || !relation.parents().isEmpty()) {
            return false;
        }
        boolean followed = true;
        for (TableAction action : alter.actions()) {
            followed &= take(alter, action);
        }
        return followed;
    }

    /** Its operator classes stay unknown, so what is foreseen of the table is still doubted. */
    private void index(CreateIndex create) {
        Relation relation = facts.relation(create.relation());
        if (relation.unknown()) {
            return;
        }
        boolean computed =
                create.keys().contains("") || create.text().matches("(?is).*\\bWHERE\\b.*");
        List<Index> indexes = new ArrayList<>(relation.indexes());
        indexes.add(
                new Index(
                        Objects.requireNonNullElse(create.name(), ""),
                        create.unique(),
                        computed,
                        create.keys(),
                        create.keys(),
                        List.of()));
        facts.replace(relation.withIndexes(indexes));
    }

    private boolean take(AlterTable alter, TableAction action) {
        Relation relation = facts.relation(alter.relation());
        return switch (action) {
            case AddConstraint add -> add(relation, add);
            case ValidateConstraint validate -> validate(relation, validate.constraint());
            case DropConstraint drop -> drop(relation, drop);
            case AlterColumn column -> alter(relation, column);
            case AddColumn column -> column(relation, column);
            case TableAction.SetOptions set -> true;
            default -> false;
        };
    }

    /** One that brings nothing but itself. */
    private boolean column(Relation relation, AddColumn add) {
        ColumnDefinition definition = add.definition();
        TypeName written = definition.type();
        KnownType type = written == null ? null : facts.types().get(written.text());
        boolean plain =
                add.references() == null
                        && definition.generation() == ColumnDefinition.Generation.NONE
                        && !definition.unique()
                        && !definition.primaryKey()
                        && !definition.check();
        if (written == null
                || type == null
                || !plain
                || relation.column(add.column()).isPresent()) {
            return false;
        }
        int modifier = type.domain() ? -1 : Conversion.modifier(type, written);
        List<Column> columns = new ArrayList<>(relation.columns());
        columns.add(
                new Column(
                        add.column(),
                        type.oid(),
                        type.base(),
                        modifier,
                        definition.notNull(),
                        "",
                        written.text()));
        facts.replace(relation.withColumns(columns));
        return true;
    }

    private boolean add(Relation relation, AddConstraint add) {
        String name = add.constraint();
        boolean followed =
                switch (add.kind()) {
                    case CHECK -> add.check() != null;
                    case NOT_NULL -> true;
                    case FOREIGN_KEY -> add.references() != null;
                    case UNIQUE, PRIMARY_KEY, EXCLUDE -> false;
                };
        if (name == null || !followed) {
            return false;
        }
        boolean valid = !add.notValid() && add.enforced();
        List<Constraint> constraints = new ArrayList<>(relation.constraints());
        constraints.add(
                new Constraint(
                        relation.oid(),
                        name,
                        kind(add),
                        valid,
                        add.references() == null ? 0 : facts.relation(add.references()).oid(),
                        'a',
                        add.columns(),
                        List.of(),
                        add.check() == null ? "" : Conjuncts.printed(add.check().text())));
        facts.replace(relation.with(constraints));
        if (valid && add.kind() == AddConstraint.Kind.NOT_NULL) {
            add.columns().forEach(column -> notNull(relation.oid(), column, true));
        }
        return true;
    }

    private static char kind(AddConstraint add) {
        return switch (add.kind()) {
            case CHECK -> 'c';
            case NOT_NULL -> 'n';
            case FOREIGN_KEY -> 'f';
            case UNIQUE -> 'u';
            case PRIMARY_KEY -> 'p';
            case EXCLUDE -> 'x';
        };
    }

    private boolean validate(Relation relation, String name) {
        Optional<Constraint> found = relation.constraint(name);
        if (found.isEmpty()) {
            return false;
        }
        List<Constraint> constraints = new ArrayList<>(relation.constraints());
        constraints.replaceAll(each -> each.name().equals(name) ? each.validated() : each);
        facts.replace(relation.with(constraints));
        if (found.get().kind() == 'n') {
            found.get().columns().forEach(column -> notNull(relation.oid(), column, true));
        }
        return true;
    }

    private boolean drop(Relation relation, DropConstraint drop) {
        Optional<Constraint> found = relation.constraint(drop.constraint());
        if (found.isEmpty()) {
            return drop.ifExists();
        }
        List<Constraint> left = new ArrayList<>(relation.constraints());
        left.remove(found.get());
        facts.replace(relation.with(left));
        if (found.get().kind() == 'n') {
            found.get().columns().forEach(column -> notNull(relation.oid(), column, false));
        }
        return found.get().kind() == 'c' || found.get().kind() == 'n';
    }

    private boolean alter(Relation relation, AlterColumn alter) {
        return switch (alter.change()) {
            case SET_NOT_NULL -> notNull(relation.oid(), alter.column(), true);
            case DROP_NOT_NULL -> notNull(relation.oid(), alter.column(), false);
            case SET_DEFAULT, DROP_DEFAULT, SET_STATISTICS, OPTIONS -> true;
            case SET_EXPRESSION, SET_COMPRESSION, OTHER -> false;
        };
    }

    private boolean notNull(long oid, String name, boolean demanded) {
        Relation relation = facts.relation(oid);
        if (relation.column(name).isEmpty()) {
            return false;
        }
        List<Column> columns = new ArrayList<>(relation.columns());
        UnaryOperator<Column> change =
                each -> each.name().equals(name) ? each.withNotNull(demanded) : each;
        columns.replaceAll(change);
        facts.replace(relation.withColumns(columns));
        return true;
    }
}
