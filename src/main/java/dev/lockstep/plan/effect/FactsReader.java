package dev.lockstep.plan.effect;

import dev.lockstep.model.LockHolder;
import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Cast;
import dev.lockstep.plan.effect.Facts.Column;
import dev.lockstep.plan.effect.Facts.Constraint;
import dev.lockstep.plan.effect.Facts.Function;
import dev.lockstep.plan.effect.Facts.Index;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.plan.effect.Facts.Replica;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.RelationName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Asks the catalog: eight queries at most, however many statements. */
final class FactsReader {
    private final Session session;

    FactsReader(Session session) {
        this.session = session;
    }

    Facts read(Mentions mentions) {
        Settings settings = session.query(Sql.of(text("settings")), Settings::of).getFirst();
        Map<Long, Relation> relations = new LinkedHashMap<>();
        Map<RelationName, Long> written = new HashMap<>();
        Parts parts = new Parts();
        List<Named> named =
                session.query(
                        Sql.of(
                                text("relations"),
                                schemas(mentions.relations()),
                                names(mentions.relations()),
                                schemas(mentions.domains()),
                                names(mentions.domains())),
                        row -> Named.of(row, parts));
        for (Named each : named) {
            relations.put(each.relation().oid(), each.relation());
            each.written().forEach(name -> written.put(name, each.relation().oid()));
        }
        if (!relations.isEmpty()) {
            fill(parts, relations.keySet().stream().map(String::valueOf).toList());
        }
        return new Facts(
                session.facts().versionNumber(),
                settings.schema(),
                settings.utc(),
                new Relations(relations.values()),
                written,
                types(mentions.types()),
                mentions.types().isEmpty() ? Set.of() : casts(),
                functions(mentions.calls()),
                uses(relations.keySet()),
                holders(relations.keySet()),
                new HashSet<>(),
                present(mentions.schemas()),
                replicas(relations.keySet()),
                settings.standbys(),
                false);
    }

    private void fill(Parts parts, List<String> oids) {
        session.query(Sql.of(text("columns"), oids), parts::column);
        session.query(Sql.of(text("constraints"), oids), parts::constraint);
        session.query(Sql.of(text("indexes"), oids), parts::index);
    }

    private Map<String, KnownType> types(Collection<String> texts) {
        Map<String, KnownType> types = new HashMap<>();
        if (!texts.isEmpty()) {
            session.query(
                    Sql.of(text("types"), List.copyOf(texts)),
                    row ->
                            types.put(
                                    row.text("text"),
                                    new KnownType(
                                            row.bigint("oid"),
                                            row.bigint("base"),
                                            row.integer("modifier"),
                                            row.bool("constrained"),
                                            row.bool("volatileDefault"),
                                            row.bool("ownClass"))));
        }
        return types;
    }

    private Map<Long, Use> uses(Collection<Long> oids) {
        Map<Long, Use> uses = new HashMap<>();
        if (!oids.isEmpty()) {
            session.query(
                    Sql.of(text("uses"), oids.stream().map(String::valueOf).toList()),
                    row ->
                            uses.put(
                                    row.bigint("oid"),
                                    new Use(
                                            row.bigint("bytes"),
                                            row.bigint("rows"),
                                            Double.parseDouble(row.text("writes")))));
        }
        return uses;
    }

    private Map<Long, List<LockHolder>> holders(Collection<Long> oids) {
        Map<Long, List<LockHolder>> holders = new HashMap<>();
        if (!oids.isEmpty()) {
            session.query(
                    Sql.of(text("holders"), oids.stream().map(String::valueOf).toList()),
                    row ->
                            holders.computeIfAbsent(row.bigint("oid"), oid -> new ArrayList<>())
                                    .add(
                                            new LockHolder(
                                                    row.integer("pid"),
                                                    row.text("application"),
                                                    LockMode.ofCatalog(row.text("mode")),
                                                    row.bigint("seconds"))));
        }
        return holders;
    }

    private Map<String, Boolean> present(Collection<String> names) {
        Map<String, Boolean> schemas = new HashMap<>();
        if (!names.isEmpty()) {
            session.query(
                    Sql.of(text("schemas"), List.copyOf(names)),
                    row -> schemas.put(row.text("name"), row.bool("filled")));
        }
        return schemas;
    }

    private Map<Long, Replica> replicas(Collection<Long> oids) {
        Map<Long, Replica> replicas = new HashMap<>();
        if (!oids.isEmpty()) {
            session.query(
                    Sql.of(text("replicas"), oids.stream().map(String::valueOf).toList()),
                    row ->
                            replicas.put(
                                    row.bigint("oid"),
                                    new Replica(
                                            row.bool("published"),
                                            row.bool("identified"),
                                            row.bool("byKey"))));
        }
        return replicas;
    }

    private Set<Cast> casts() {
        return new HashSet<>(
                session.query(
                        Sql.of(
                                "SELECT castsource::bigint AS source, casttarget::bigint AS target"
                                        + " FROM pg_catalog.pg_cast WHERE castmethod = 'b'"),
                        row -> new Cast(row.bigint("source"), row.bigint("target"))));
    }

    private Map<RelationName, Function> functions(Collection<RelationName> calls) {
        Map<RelationName, Function> functions = new HashMap<>();
        if (!calls.isEmpty()) {
            session.query(
                    Sql.of(text("functions"), schemas(calls), names(calls)),
                    row ->
                            functions.put(
                                    name(row.text("schema"), row.text("name")),
                                    new Function(
                                            row.integer("functions"),
                                            row.integer("volatile"),
                                            row.integer("own"))));
        }
        return functions;
    }

    private static List<String> schemas(Collection<RelationName> names) {
        return names.stream().map(n -> Objects.requireNonNullElse(n.schema(), "")).toList();
    }

    private static List<String> names(Collection<RelationName> names) {
        return names.stream().map(RelationName::name).toList();
    }

    private static RelationName name(String schema, String name) {
        return new RelationName(schema.isEmpty() ? null : schema, name);
    }

    private static String text(String name) {
        try (InputStream resource = FactsReader.class.getResourceAsStream(name + ".sql")) {
            if (resource == null) {
                throw new IllegalStateException("no query " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Settings(String schema, boolean utc, boolean standbys) {
        static Settings of(Row row) {
            return new Settings(row.text("schema"), row.bool("utc"), row.bool("standbys"));
        }
    }

    /** A relation and the names that lead to it. */
    private record Named(Relation relation, List<RelationName> written) {
        static Named of(Row row, Parts parts) {
            List<String> schemas = row.texts("writtenSchemas");
            List<String> names = row.texts("writtenNames");
            List<RelationName> written = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                written.add(name(schemas.get(i), names.get(i)));
            }
            long oid = row.bigint("oid");
            return new Named(
                    new Relation(
                            oid,
                            row.text("schema") + "." + row.text("name"),
                            row.text("kind").charAt(0),
                            row.bool("partition"),
                            row.text("persistence").charAt(0),
                            row.text("tablespace"),
                            row.text("method"),
                            row.bool("reacts"),
                            row.texts("attached"),
                            row.texts("rowTriggers"),
                            row.text("partitionKey"),
                            row.bigint("defaultPartition"),
                            oids(row, "parents"),
                            oids(row, "sources"),
                            parts.columns.computeIfAbsent(oid, o -> new ArrayList<>()),
                            parts.constraints.computeIfAbsent(oid, o -> new ArrayList<>()),
                            parts.indexes.computeIfAbsent(oid, o -> new ArrayList<>())),
                    written);
        }
    }

    private static List<Long> oids(Row row, String column) {
        return row.texts(column).stream().map(Long::valueOf).toList();
    }

    /** What belongs to relations, by their OIDs; filled after these are known. */
    private static final class Parts {
        final Map<Long, List<Column>> columns = new HashMap<>();
        final Map<Long, List<Constraint>> constraints = new HashMap<>();
        final Map<Long, List<Index>> indexes = new HashMap<>();

        boolean column(Row row) {
            return of(columns, row)
                    .add(
                            new Column(
                                    row.text("name"),
                                    row.bigint("type"),
                                    row.bigint("base"),
                                    row.integer("modifier"),
                                    row.bool("notNull"),
                                    row.text("generated"),
                                    row.text("written")));
        }

        boolean constraint(Row row) {
            return of(constraints, row)
                    .add(
                            new Constraint(
                                    row.bigint("relation"),
                                    row.text("name"),
                                    row.text("kind").charAt(0),
                                    row.bool("valid"),
                                    row.bigint("referenced"),
                                    row.text("onDelete").charAt(0),
                                    row.texts("columns"),
                                    row.texts("referencedColumns"),
                                    row.text("expression")));
        }

        boolean index(Row row) {
            return of(indexes, row)
                    .add(
                            new Index(
                                    row.text("name"),
                                    row.bool("unique"),
                                    row.bool("computed"),
                                    row.texts("columns"),
                                    row.texts("keys"),
                                    oids(row, "classTypes")));
        }

        private static <T> List<T> of(Map<Long, List<T>> parts, Row row) {
            return parts.computeIfAbsent(row.bigint("relation"), oid -> new ArrayList<>());
        }
    }
}
