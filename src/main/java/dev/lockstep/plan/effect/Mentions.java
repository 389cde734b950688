package dev.lockstep.plan.effect;

import dev.lockstep.postgres.Quote;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.Expression;
import dev.lockstep.sql.IndexShape;
import dev.lockstep.sql.ObjectShape;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.ServerShape;
import dev.lockstep.sql.SessionShape;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableShape;
import dev.lockstep.sql.TypeName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What statements speak of, gathered so that the catalog is asked once for all of them. */
record Mentions(
        Set<RelationName> relations,
        Set<RelationName> domains,
        Set<String> types,
        Set<RelationName> calls,
        Set<String> schemas) {

    static Mentions of(Collection<? extends StatementShape> shapes) {
        Mentions mentions =
                new Mentions(
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>());
        shapes.forEach(mentions::take);
        return mentions;
    }

    private void take(StatementShape shape) {
        relations.addAll(shape.relations());
        switch (shape) {
            case TableShape.AlterTable alter -> {
                relations.add(alter.relation());
                alter.actions().forEach(this::take);
            }
            case IndexShape.CreateIndex create -> {
                if (create.name() != null) {
                    String schema = create.relation().schema();
                    relations.add(new RelationName(schema, create.name()));
                }
            }
            case IndexShape.DropIndex drop -> relations.addAll(drop.names());
            case IndexShape.Reindex reindex -> {
                if (reindex.name() != null) {
                    relations.add(reindex.name());
                }
            }
            case ObjectShape.AlterDomain domain -> {
                domains.add(domain.name());
                types.add(quoted(domain.name()));
            }
            case ObjectShape.AlterType type -> types.add(quoted(type.name()));
            case ObjectShape.AlterSchema schema -> schemas.add(schema.name());
            case ObjectShape.DropObjects drop when drop.object().equals("SCHEMA") ->
                    drop.names().forEach(name -> schemas.add(name.name()));
            case DataShape.Select select -> calls.addAll(select.calls());
            case DataShape.ChangeRows change -> calls.addAll(change.calls());
            case DataShape.Copy copy -> {}
            case TableShape table -> {}
            case ObjectShape object -> {}
            case SessionShape session -> {}
            case ServerShape server -> {}
        }
    }

    /** A type's name as it was folded, for the server to read again. */
    static String quoted(RelationName name) {
        return name.schema() == null
                ? Quote.identifier(name.name())
                : Quote.identifier(name.schema(), name.name());
    }

    private void take(TableAction action) {
        if (action instanceof TableAction.AddColumn add) {
            take(add.definition().type());
            take(add.definition().defaultValue());
        }
        if (action instanceof TableAction.ChangeType change) {
            take(change.type());
            take(change.using());
        }
    }

    private void take(@Nullable TypeName type) {
        if (type != null) {
            types.add(type.text());
        }
    }

    private void take(@Nullable Expression expression) {
        if (expression != null) {
            calls.addAll(expression.calls());
            expression.casts().forEach(this::take);
        }
    }
}
