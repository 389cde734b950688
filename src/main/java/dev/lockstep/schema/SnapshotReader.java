package dev.lockstep.schema;

import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import dev.lockstep.schema.SchemaSnapshot.NotCompared;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a {@link SchemaSnapshot}: some queries over whole catalogs, in one view of them. */
final class SnapshotReader {
    /** What the server's words depend on is set to one value, as pg_dump does. */
    static final Sql BEGIN =
            Sql.of("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .then(Sql.of("SET LOCAL search_path = ''"))
                    .then(Sql.of("SET LOCAL DateStyle = 'ISO, YMD'"))
                    .then(Sql.of("SET LOCAL IntervalStyle = 'postgres'"))
                    .then(Sql.of("SET LOCAL TimeZone = 'UTC'"))
                    .then(Sql.of("SET LOCAL extra_float_digits = 3"))
                    .then(Sql.of("SET LOCAL bytea_output = 'hex'"))
                    .then(Sql.of("SET LOCAL quote_all_identifiers = off"))
                    .then(Sql.of("SET LOCAL standard_conforming_strings = on"));

    private final Session session;
    private final Scope scope;
    private final Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>();
    private final Needs needs = new Needs(objects);
    private final Set<Long> relations = new HashSet<>();
    private Set<String> leftOut = Set.of();

    SnapshotReader(Session session, Scope scope) {
        this.session = session;
        this.scope = scope;
    }

    SchemaSnapshot read() {
        session.run(BEGIN);
        try {
            leftOut = leftOut();
            objects("types");
            query("relations", this::relation);
            objects("others");
            objects("columns");
            objects("constraints");
            objects("indexes");
            objects("routines");
            objects("triggers");
            int version = session.facts().versionNumber();
            objects(version < 150000 ? "publications-14" : "publications");
            query("dependencies", needs::read);
            List<NotCompared> notCompared =
                    session.query(
                            text("not-compared"),
                            row -> new NotCompared(row.text("kind"), row.bigint("count")));
            String role =
                    session.query(
                                    Sql.of("SELECT pg_catalog.quote_ident(current_user) AS role"),
                                    row -> row.text("role"))
                            .getFirst();
            return new SchemaSnapshot(version, role, objects, needs.found(), notCompared);
        } finally {
            if (session.isOpen() && session.transactionStatus() != TransactionStatus.IDLE) {
                session.run(Sql.of("ROLLBACK"));
            }
        }
    }

    private Set<String> leftOut() {
        return new HashSet<>(
                session.query(
                        Sql.of(text("names").text(), scope.allSchemas(), scope.allNames()),
                        row -> row.text("name")));
    }

    private void objects(String query) {
        query(
                query,
                row -> {
                    boolean unwanted =
                            row.bigint("relation") != 0
                                    && !relations.contains(row.bigint("relation"));
                    if (!unwanted && isWanted(row)) {
                        keep(row);
                    }
                });
    }

    private void relation(Row row) {
        if (isWanted(row)) {
            relations.add(row.bigint("relation"));
            keep(row);
        }
    }

    private boolean isWanted(Row row) {
        String schema = row.text("schema");
        String name = row.text("name");
        return !leftOut.contains(schema.isEmpty() ? name : schema)
                && !leftOut.contains(schema + "." + name)
                && !ownedByLeftOut(row);
    }

    /** A sequence goes where its table goes, an event trigger where its function goes. */
    private boolean ownedByLeftOut(Row row) {
        if (row.text("kind").equals("EVENT_TRIGGER")) {
            String function = properties(row).getOrDefault("function", "");
            return leftOut.stream().anyMatch(each -> function.startsWith(each + "."));
        }
        if (!row.text("kind").equals("SEQUENCE")) {
            return false;
        }
        String owner = properties(row).get("owned by");
        return owner != null
                && leftOut.stream()
                        .anyMatch(each -> each.contains(".") && owner.startsWith(each + "."));
    }

    private void keep(Row row) {
        ObjectId id =
                new ObjectId(
                        ObjectKind.valueOf(row.text("kind")),
                        row.text("schema"),
                        row.text("parent"),
                        row.text("name"));
        objects.put(id, new SchemaObject(id, properties(row)));
        needs.knows(row, id);
    }

    private static Map<String, String> properties(Row row) {
        List<String> words = row.texts("properties");
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            properties.put(words.get(i), words.get(i + 1));
        }
        return properties;
    }

    private void query(String name, Consumer<Row> reader) {
        session.query(
                text(name),
                row -> {
                    reader.accept(row);
                    return Boolean.TRUE;
                });
    }

    static Sql text(String name) {
        try (InputStream resource = SnapshotReader.class.getResourceAsStream(name + ".sql")) {
            if (resource == null) {
                throw new IllegalStateException("no query " + name);
            }
            return Sql.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
