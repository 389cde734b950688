package dev.lockstep.plan.effect;

import dev.lockstep.model.LockHolder;
import dev.lockstep.sql.RelationName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the catalog said when a plan was read, and what the statements before the one that is looked
 * at will have made of it. Relations are known by OID.
 *
 * @param version of the server, such as 180006
 * @param currentSchema where a relation without a schema would be made
 * @param utc whether the session's time is UTC
 * @param written which relation a name in the plan means
 * @param types by the text that names them
 * @param holders who holds locks on it in a transaction that is not young
 * @param made names of the relations that the plan has made so far
 * @param schemas those that the plan renames or drops and that are there: whether they hold
 *     anything
 * @param replicas how logical replication sees tables
 * @param standbys whether standbys follow this server
 * @param assumed whether there is no database: every relation that is named is taken to be there,
 *     large, and without anything that helps
 */
public record Facts(
        int version,
        String currentSchema,
        boolean utc,
        Relations relations,
        Map<RelationName, Long> written,
        Map<String, KnownType> types,
        Set<Cast> casts,
        Map<RelationName, Function> functions,
        Map<Long, Use> uses,
        Map<Long, List<LockHolder>> holders,
        Set<String> made,
        Map<String, Boolean> schemas,
        Map<Long, Replica> replicas,
        boolean standbys,
        boolean assumed) {

    /**
     * A relation; parents and sources by their OIDs.
     *
     * @param reacts whether it has triggers or rules of people's own
     * @param attached its triggers, policies and rules: {@code POLICY readers}
     * @param rowTriggers names of those triggers that a partitioned table hands down
     * @param partitionKey such as {@code RANGE (created_at)}, or empty
     */
    public record Relation(
            long oid,
            String name,
            char kind,
            boolean partition,
            char persistence,
            String tablespace,
            String method,
            boolean reacts,
            List<String> attached,
            List<String> rowTriggers,
            String partitionKey,
            long defaultPartition,
            List<Long> parents,
            List<Long> sources,
            List<Column> columns,
            List<Constraint> constraints,
            List<Index> indexes) {
        Relation with(List<Constraint> others) {
            return with(columns, others, indexes);
        }

        Relation withColumns(List<Column> others) {
            return with(others, constraints, indexes);
        }

        Relation withIndexes(List<Index> others) {
            return with(columns, constraints, others);
        }

        private Relation with(
                List<Column> itsColumns, List<Constraint> itsConstraints, List<Index> itsIndexes) {
            return new Relation(
                    oid,
                    name,
                    kind,
                    partition,
                    persistence,
                    tablespace,
                    method,
                    reacts,
                    attached,
                    rowTriggers,
                    partitionKey,
                    defaultPartition,
                    parents,
                    sources,
                    itsColumns,
                    itsConstraints,
                    itsIndexes);
        }

        /** Whether rows lie in a file of its own. */
        public boolean stored() {
            return kind == 'r' || kind == 'm';
        }

        /** Whether its rows lie in partitions. */
        public boolean partitioned() {
            return kind == 'p';
        }

        /** A view's rows lie elsewhere. */
        public boolean view() {
            return kind == 'v';
        }

        /** One that the catalog does not know. */
        public boolean unknown() {
            return oid == 0;
        }

        /** By its name. */
        public Optional<Column> column(String column) {
            return columns.stream().filter(each -> each.name().equals(column)).findFirst();
        }

        /** By its name. */
        public Optional<Constraint> constraint(String constraint) {
            return constraints.stream().filter(each -> each.name().equals(constraint)).findFirst();
        }
    }

    /**
     * A column.
     *
     * @param base the type, of a domain the one that it stands for
     * @param modifier as in {@code pg_attribute.atttypmod}: of a domain always -1
     * @param notNull and every row present was checked
     * @param generated {@code s}, {@code v} or empty
     * @param written the type in SQL
     */
    public record Column(
            String name,
            long type,
            long base,
            int modifier,
            boolean notNull,
            String generated,
            String written) {
        Column withNotNull(boolean demanded) {
            return new Column(name, type, base, modifier, demanded, generated, written);
        }
    }

    /**
     * A constraint.
     *
     * @param kind as in {@code pg_constraint.contype}
     * @param referenced of a foreign key; else 0
     * @param onDelete as in {@code pg_constraint.confdeltype}
     */
    public record Constraint(
            long relation,
            String name,
            char kind,
            boolean valid,
            long referenced,
            char onDelete,
            List<String> columns,
            List<String> referencedColumns,
            String expression) {
        Constraint validated() {
            return new Constraint(
                    relation,
                    name,
                    kind,
                    true,
                    referenced,
                    onDelete,
                    columns,
                    referencedColumns,
                    expression);
        }

        /** Whether it is one. */
        public boolean foreignKey() {
            return kind == 'f';
        }

        /** Whether it is one. */
        public boolean check() {
            return kind == 'c';
        }
    }

    /**
     * An index.
     *
     * @param computed whether it holds expressions or a condition
     * @param columns all that it depends on
     * @param keys its columns in order, expressions empty
     * @param classTypes the type that each key's operator class was made for
     */
    public record Index(
            String name,
            boolean unique,
            boolean computed,
            List<String> columns,
            List<String> keys,
            List<Long> classTypes) {}

    /**
     * A table as logical replication sees it.
     *
     * @param published whether a publication sends its updates or deletions
     * @param identified whether these can say which row they mean, as they must
     * @param byKey whether the primary key is what says it
     */
    public record Replica(boolean published, boolean identified, boolean byKey) {}

    /** A cast that changes no byte. */
    public record Cast(long from, long to) {}

    /** All functions of a name. */
    public record Function(int count, int volatiles, int own) {}

    /** From now on it is that one. */
    void replace(Relation changed) {
        relations.put(changed);
    }

    /** The relation of that name, or one that is known by nothing but its name. */
    public Relation relation(RelationName name) {
        Long oid = written.get(name);
        if (oid != null) {
            return relation(oid);
        }
        Relation stranger = relations.stranger(name, () -> unknown(full(name)));
        return assumed && !isMade(stranger) ? assume(name, stranger.name()) : stranger;
    }

    private String full(RelationName name) {
        String schema = name.schema() == null ? currentSchema : name.schema();
        return schema.isEmpty() ? name.name() : schema + "." + name.name();
    }

    private Relation assume(RelationName name, String full) {
        Relation present =
                new Relation(
                        -1L - relations.size(),
                        full,
                        'r',
                        false,
                        'p',
                        "",
                        "",
                        false,
                        List.of(),
                        List.of(),
                        "",
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        relations.put(present);
        written.put(name, present.oid());
        return present;
    }

    /** A catalog that nobody asked. */
    public static Facts assumed(int version) {
        return new Facts(
                version,
                "",
                false,
                new Relations(List.of()),
                new HashMap<>(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new HashSet<>(),
                Map.of(),
                Map.of(),
                false,
                true);
    }

    /** The type of that name, where it was there before the plan. */
    public Optional<KnownType> type(RelationName name) {
        return Optional.ofNullable(types.get(Mentions.quoted(name)));
    }

    /** Whether the plan has made it before this statement. */
    public boolean isMade(Relation relation) {
        return made.contains(relation.name());
    }

    /** Of itself and all below it. */
    public Use use(Relation relation) {
        if (relation.unknown()) {
            return Use.UNKNOWN;
        }
        return family(relation).stream()
                .filter(Relation::stored)
                .map(each -> uses.getOrDefault(each.oid(), Use.UNKNOWN))
                .reduce(Use::plus)
                .orElse(Use.UNKNOWN);
    }

    /** The relation of that OID. */
    public Relation relation(long oid) {
        return relations.of(oid).orElseGet(() -> unknown("?"));
    }

    boolean knows(RelationName name) {
        return !relation(name).unknown();
    }

    static Relation unknown(String name) {
        return bare(0, name);
    }

    private static Relation bare(long oid, String name) {
        return new Relation(
                oid, name, 'r', false, 'p', "", "", false, List.of(), List.of(), "", 0, List.of(),
                List.of(), List.of(), List.of(), List.of());
    }

    List<Relation> children(Relation relation) {
        return relations.children(relation);
    }

    /** Itself and all below it. */
    public List<Relation> family(Relation relation) {
        return relations.family(relation);
    }

    /** Foreign keys that point to it, those that partitions have for themselves included. */
    public List<Constraint> foreignKeysTo(Relation relation) {
        return relations.foreignKeysTo(relation);
    }

    static List<Constraint> foreignKeysOf(Relation relation) {
        return relation.constraints().stream().filter(Constraint::foreignKey).toList();
    }

    /** Views that read it. */
    List<Relation> readers(Relation relation) {
        return relations.readers(relation);
    }
}
