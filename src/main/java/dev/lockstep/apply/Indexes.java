package dev.lockstep.apply;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.project.Migration;
import dev.lockstep.sql.IndexShape.CreateIndex;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indexes as the catalog shows them, and the removal of those that a build left invalid. */
final class Indexes {
    private static final String COLUMNS =
            """
            SELECT n.nspname AS schema, c.relname AS name, i.indisvalid AS valid,
                   i.indisunique AS "unique", c.relkind = 'I' AS partitioned
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            """;

    private Indexes() {}

    /**
     * An index.
     *
     * @param partitioned whether it stands for those of the partitions: invalid by design until all
     *     are attached, and never to be dropped for that
     */
    record Index(String schema, String name, boolean valid, boolean unique, boolean partitioned) {
        static Index read(Row row) {
            return new Index(
                    row.text("schema"),
                    row.text("name"),
                    row.bool("valid"),
                    row.bool("unique"),
                    row.bool("partitioned"));
        }

        @Override
        public String toString() {
            return schema + "." + name;
        }
    }

    /** Those of a table; empty when there is no such table. */
    static List<Index> of(Session session, RelationName table) {
        return session.query(
                Sql.of(COLUMNS + "WHERE i.indrelid = pg_catalog.to_regclass(?)", quoted(table)),
                Index::read);
    }

    /**
     * What an interrupted REINDEX CONCURRENTLY leaves: see REINDEX, Rebuilding Indexes
     * Concurrently.
     */
    static List<Index> reindexLeftovers(Session session) {
        return session.query(
                Sql.of(COLUMNS + "WHERE NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$'"),
                Index::read);
    }

    /**
     * Invalid ones on the tables where those files build concurrently, but those that were there
     * before the run began to build; none where the files cannot be read.
     */
    static List<Index> leftBy(Session session, Migration files, @Nullable JournalRun run) {
        if (run == null || run.transactional()) {
            return List.of();
        }
        List<String> before =
                run.steps().stream().flatMap(step -> step.indexesBefore().stream()).toList();
        try {
            return files.up().script().statements().stream()
                    .map(Statement::shape)
                    .filter(CreateIndex.class::isInstance)
                    .map(CreateIndex.class::cast)
                    .filter(CreateIndex::concurrently)
                    .map(CreateIndex::relation)
                    .distinct()
                    .flatMap(table -> of(session, table).stream())
                    .filter(index -> !index.valid() && !index.partitioned())
                    .filter(index -> !before.contains(index.name()))
                    .toList();
        } catch (FailureException unreadable) {
            return List.of();
        }
    }

    /** Whether none of them is there any more. */
    static boolean gone(Session session, List<RelationName> indexes) {
        return indexes.stream()
                .noneMatch(index ->
                        session.query(
                                        Sql.of(
                                                "SELECT pg_catalog.to_regclass(?) IS NOT NULL"
                                                        + " AS there",
                                                quoted(index)),
                                        row -> row.bool("there"))
                                .getFirst());
    }

    /** Whether any session builds an index on that table now. */
    static boolean beingBuilt(Session session, RelationName table) {
        return session.query(
                        Sql.of(
                                """
                                SELECT EXISTS (
                                  SELECT 1 FROM pg_catalog.pg_stat_progress_create_index
                                  WHERE relid = pg_catalog.to_regclass(?)
                                    AND pid <> pg_catalog.pg_backend_pid()) AS building
                                """,
                                quoted(table)),
                        row -> row.bool("building"))
                .getFirst();
    }

    /** Drops it without keeping anybody out. */
    static void dropConcurrently(Session session, Index index, Duration lockTimeout) {
        session.run(Sql.of("SET lock_timeout = " + lockTimeout.toMillis()));
        session.execute(
                "DROP INDEX CONCURRENTLY IF EXISTS "
                        + Quote.identifier(index.schema(), index.name()));
    }

    /** The statement by which a person drops it. */
    static String dropping(Index index) {
        return "DROP INDEX CONCURRENTLY " + Quote.identifier(index.schema(), index.name());
    }

    /** As {@code to_regclass} reads it. */
    static String quoted(RelationName name) {
        String schema = name.schema();
        return schema == null
                ? Quote.identifier(name.name())
                : Quote.identifier(schema, name.name());
    }
}
