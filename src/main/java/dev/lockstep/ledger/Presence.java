package dev.lockstep.ledger;

import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.util.List;

/**
 * Whether a table is there and our role may read it. Asked of the catalog by name: {@code
 * to_regclass} fails for a role that may not use the schema.
 */
record Presence(boolean there, boolean readable) {
    private static final String QUERY =
            """
            SELECT c.oid IS NOT NULL AS there,
                   coalesce(pg_catalog.has_schema_privilege(n.oid, 'USAGE')
                       AND pg_catalog.has_table_privilege(c.oid, 'SELECT'), false) AS readable
            FROM (VALUES %s) AS wanted(position, schema, name)
            LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = wanted.schema
            LEFT JOIN pg_catalog.pg_class c
                ON c.relnamespace = n.oid AND c.relname = wanted.name
                AND c.relkind IN ('r', 'p', 'v')
            ORDER BY wanted.position
            """;

    static Presence of(Session session, String schema, String table) {
        Sql sql = Sql.of(QUERY.formatted("(1, ?::text, ?::text)"), schema, table);
        return session.query(sql, Presence::read).getFirst();
    }

    /** A ledger's table and the journal's, in one round trip. */
    static List<Presence> of(Session session, Ledger ledger, String journalSchema) {
        return session.query(
                Sql.of(
                        QUERY.formatted("(1, ?::text, ?::text), (2, ?::text, ?::text)"),
                        ledger.schema(),
                        ledger.table(),
                        journalSchema,
                        Journal.RUNS),
                Presence::read);
    }

    private static Presence read(Row row) {
        return new Presence(row.bool("there"), row.bool("readable"));
    }
}
