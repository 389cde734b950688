package dev.lockstep.plan.effect;

import dev.lockstep.plan.effect.Facts.Constraint;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.RelationName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The relations that a plan is about, found by what ties them to each other as fast as by OID. */
public final class Relations {
    private final Map<Long, Relation> all = new LinkedHashMap<>();
    private final Map<String, Long> named = new HashMap<>();
    private final Map<Long, Set<Long>> children = new HashMap<>();
    private final Map<Long, Set<Long>> readers = new HashMap<>();

    /** Which have, or had, foreign keys to it. */
    private final Map<Long, Set<Long>> referencing = new HashMap<>();

    /** Those that are not there, and known by nothing but their names. */
    private final Map<RelationName, Relation> strangers = new HashMap<>();

    Relations(Collection<Relation> relations) {
        relations.forEach(this::put);
    }

    /** From now on the relation of that OID is this one. */
    void put(Relation relation) {
        long oid = relation.oid();
        all.put(oid, relation);
        named.put(relation.name(), oid);
        relation.parents().forEach(parent -> tie(children, parent, oid));
        relation.sources().forEach(source -> tie(readers, source, oid));
        relation.constraints().stream()
                .filter(Constraint::foreignKey)
                .forEach(key -> tie(referencing, key.referenced(), oid));
    }

    private static void tie(Map<Long, Set<Long>> ties, long from, long to) {
        ties.computeIfAbsent(from, oid -> new LinkedHashSet<>()).add(to);
    }

    private List<Relation> tied(Map<Long, Set<Long>> ties, Relation to) {
        Set<Long> oids = ties.get(to.oid());
        return oids == null ? List.of() : oids.stream().map(this::known).toList();
    }

    private Relation known(long oid) {
        return of(oid).orElseThrow();
    }

    /** All, in no order that means anything. */
    public Collection<Relation> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /** The same one each time: a plan asks often for what it is about to make. */
    Relation stranger(RelationName name, Supplier<Relation> unknown) {
        return strangers.computeIfAbsent(name, absent -> unknown.get());
    }

    int size() {
        return all.size();
    }

    Optional<Relation> of(long oid) {
        return Optional.ofNullable(all.get(oid));
    }

    /** By its full name. */
    public Optional<Relation> named(String name) {
        Long oid = named.get(name);
        return oid == null ? Optional.empty() : of(oid);
    }

    List<Relation> children(Relation relation) {
        return tied(children, relation);
    }

    /** Itself and all below it. */
    List<Relation> family(Relation relation) {
        if (!children.containsKey(relation.oid())) {
            return List.of(relation);
        }
        Set<Relation> family = new LinkedHashSet<>();
        List<Relation> open = new ArrayList<>(List.of(relation));
        while (!open.isEmpty()) {
            Relation next = open.removeLast();
            if (family.add(next)) {
                open.addAll(children(next));
            }
        }
        return List.copyOf(family);
    }

    List<Constraint> foreignKeysTo(Relation relation) {
        return tied(referencing, relation).stream()
                .flatMap(each -> each.constraints().stream())
                .filter(key -> key.foreignKey() && key.referenced() == relation.oid())
                .toList();
    }

    /** Views that read it. */
    List<Relation> readers(Relation relation) {
        return tied(readers, relation);
    }
}
