package dev.lockstep.plan.effect;

import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.IndexShape;
import dev.lockstep.sql.IndexShape.CreateIndex;
import dev.lockstep.sql.IndexShape.DropIndex;
import dev.lockstep.sql.IndexShape.Reindex;
import dev.lockstep.sql.RelationName;
import java.util.List;

/** Indexes: the tables that they belong to are locked, and read to build one. */
final class Indexing {
    private final Facts facts;
    private final Forecast forecast;

    Indexing(Facts facts, Forecast forecast) {
        this.facts = facts;
        this.forecast = forecast;
    }

    void index(IndexShape shape) {
        switch (shape) {
            case CreateIndex create -> create(create);
            case DropIndex drop -> drop(drop);
            case Reindex reindex -> reindex(reindex);
        }
    }

    private void create(CreateIndex create) {
        Relation relation = facts.relation(create.relation());
        LockMode mode = create.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE;
        boolean there =
                create.ifNotExists()
                        && create.name() != null
                        && facts.knows(new RelationName(create.relation().schema(), create.name()));
        if (there || create.only()) {
            forecast.lock(relation, mode);
            if (!there && !relation.partitioned()) {
                forecast.scan(relation);
            }
            return;
        }
        for (Relation each : partitions(relation)) {
            forecast.lock(each, mode);
            forecast.scan(each);
        }
    }

    private void drop(DropIndex drop) {
        LockMode mode =
                drop.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
        for (RelationName name : drop.names()) {
            Relation relation = facts.relation(name);
            if (!relation.unknown()) {
                forecast.lock(partitions(relation), mode);
            }
        }
    }

    private void reindex(Reindex reindex) {
        RelationName name = reindex.name();
        boolean one =
                reindex.what() == Reindex.Extent.INDEX || reindex.what() == Reindex.Extent.TABLE;
        if (name == null || !one) {
            forecast.unsureOfAll("it goes from table to table");
            return;
        }
        LockMode mode = reindex.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE;
        for (Relation each : partitions(facts.relation(name))) {
            forecast.lock(each, mode);
            if (!each.indexes().isEmpty()) {
                forecast.scan(each);
            }
        }
    }

    private List<Relation> partitions(Relation relation) {
        return relation.partitioned() ? facts.family(relation) : List.of(relation);
    }
}
