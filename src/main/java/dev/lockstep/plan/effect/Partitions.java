package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Constraint;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction.AttachPartition;
import dev.lockstep.sql.TableAction.DetachPartition;

/** Partitions that come and go. */
final class Partitions {
    private final Facts facts;
    private final Forecast forecast;

    Partitions(Facts facts, Forecast forecast) {
        this.facts = facts;
        this.forecast = forecast;
    }

    void attach(Relation parent, AttachPartition attach) {
        Relation partition = facts.relation(attach.partition());
        forecast.lock(facts.family(partition), LockMode.ACCESS_EXCLUSIVE);
        search(partition);
        searchDefault(parent);
        for (Constraint key : Facts.foreignKeysOf(parent)) {
            forecast.lock(
                    facts.family(facts.relation(key.referenced())), LockMode.SHARE_ROW_EXCLUSIVE);
            forecast.unsure(
                    Aspect.SCANS, "a foreign key of the partition's own may be checked already");
        }
        lockPointers(parent);
    }

    void detach(Relation parent, DetachPartition detach) {
        forecast.lock(facts.relation(detach.partition()), LockMode.ACCESS_EXCLUSIVE);
        if (parent.defaultPartition() != 0) {
            forecast.lock(
                    facts.family(facts.relation(parent.defaultPartition())),
                    LockMode.ACCESS_EXCLUSIVE);
        }
        boolean keys =
                !Facts.foreignKeysOf(parent).isEmpty() || !facts.foreignKeysTo(parent).isEmpty();
        if (keys) {
            forecast.unsure(Aspect.LOCKS, "its foreign keys are made over for it alone");
            forecast.unsure(Aspect.SCANS, "its foreign keys are made over for it alone");
        }
    }

    /** The default partition must not hold rows that now belong elsewhere. */
    void searchDefault(Relation parent) {
        if (parent.defaultPartition() != 0) {
            Relation rest = facts.relation(parent.defaultPartition());
            forecast.lock(facts.family(rest), LockMode.ACCESS_EXCLUSIVE);
            search(rest);
        }
    }

    /** Tables whose foreign keys point to a partitioned table get one for each partition. */
    void lockPointers(Relation parent) {
        LockMode mode =
                facts.version() >= 160000 ? LockMode.SHARE_ROW_EXCLUSIVE : LockMode.ACCESS_SHARE;
        for (Constraint key : facts.foreignKeysTo(parent)) {
            forecast.lock(facts.relation(key.relation()), mode);
        }
    }

    /**
     * Its rows are checked, unless a valid CHECK proves that they fit: only the server can tell.
     */
    private void search(Relation partition) {
        for (Relation each : facts.family(partition)) {
            if (each.constraints().stream().anyMatch(check -> check.check() && check.valid())) {
                forecast.unsure(
                        Aspect.SCANS,
                        "a CHECK of " + each.name() + " may make reading it needless");
            } else {
                forecast.scan(each);
            }
        }
    }
}
