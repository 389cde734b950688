package dev.lockstep.apply;

import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.RelationName;
import java.time.Duration;
import java.util.List;

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

    /** As {@code to_regclass} reads it. */
    static String quoted(RelationName name) {
        String schema = name.schema();
        return schema == null
                ? Quote.identifier(name.name())
                : Quote.identifier(schema, name.name());
    }
}
