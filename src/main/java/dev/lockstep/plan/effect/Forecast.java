package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.Effects.Gap;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.plan.effect.Facts.Relation;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is foreseen of one statement, while its parts are looked at one after the other. */
final class Forecast {
    private final Map<String, LockMode> locks = new TreeMap<>();
    private final Set<String> rewrites = new TreeSet<>();
    private final Set<String> scans = new TreeSet<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();
    private final Set<String> temporary;

    /**
     * Of one statement.
     *
     * @param temporary names of tables that nobody but this session will see
     */
    Forecast(Set<String> temporary) {
        this.temporary = Set.copyOf(temporary);
    }

    private boolean ours(Relation relation) {
        return relation.persistence() == 't' || temporary.contains(relation.name());
    }

    void lock(Relation relation, LockMode mode) {
        if (ours(relation)) {
            return;
        }
        locks.merge(relation.name(), mode, LockMode::stronger);
    }

    void lock(Collection<Relation> relations, LockMode mode) {
        relations.forEach(relation -> lock(relation, mode));
    }

    /** Of what has files of its own. */
    void rewrite(Relation relation) {
        if (relation.stored() && !relation.unknown() && !ours(relation)) {
            rewrites.add(relation.name());
        }
    }

    void scan(Relation relation) {
        if (relation.stored() && !relation.unknown() && !ours(relation)) {
            scans.add(relation.name());
        }
    }

    /** Reads the old file, writes a new one. */
    void copy(Relation relation) {
        rewrite(relation);
        scan(relation);
    }

    void unsure(Aspect aspect, String because) {
        gaps.add(new Gap(aspect, because));
    }

    void unsureOfAll(String because) {
        for (Aspect aspect : Aspect.values()) {
            unsure(aspect, because);
        }
    }

    Effects effects() {
        return new Effects(
                locks.entrySet().stream()
                        .map(lock -> new RelationLock(lock.getKey(), lock.getValue()))
                        .toList(),
                List.copyOf(rewrites),
                List.copyOf(scans),
                List.copyOf(gaps));
    }
}
