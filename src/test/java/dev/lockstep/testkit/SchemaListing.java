package dev.lockstep.testkit;

import dev.lockstep.postgres.Session;
import java.util.List;

/**
 * Everything that a migration can make in a schema, as sorted lines, so that two databases can be
 * compared by content. Leaves out {@code lockstep} (our own) and Prisma's history table.
 */
public final class SchemaListing {
    private static final String OURS = "'lockstep', 'pg_catalog', 'information_schema', 'pg_toast'";

    private static final String QUERY =
            """
            WITH space AS (
              SELECT oid, nspname FROM pg_catalog.pg_namespace
              WHERE nspname NOT IN (%s) AND nspname NOT LIKE 'pg\\_%%'
            ), relation AS (
              SELECT c.oid, c.relkind, c.relpersistence, c.reloptions, c.relrowsecurity,
                     s.nspname || '.' || c.relname AS name
              FROM pg_catalog.pg_class c JOIN space s ON s.oid = c.relnamespace
              WHERE c.relname NOT LIKE '\\_prisma\\_migrations%%'
            )
            SELECT 'schema ' || nspname AS line FROM space
            UNION ALL
            SELECT concat_ws(' ', 'relation', relkind, relpersistence, name, reloptions::text, relrowsecurity::text) FROM relation
            UNION ALL
            SELECT concat_ws(' ', 'column', r.name, a.attnum::text, a.attname, format_type(a.atttypid, a.atttypmod),
                   a.attnotnull::text, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid), co.collname)
            FROM relation r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation
            WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
            UNION ALL
            SELECT concat_ws(' ', 'constraint', r.name, k.conname, k.convalidated::text, pg_get_constraintdef(k.oid))
            FROM pg_catalog.pg_constraint k JOIN relation r ON r.oid = k.conrelid
            UNION ALL
            SELECT concat_ws(' ', 'index', r.name, i.indisvalid::text, pg_get_indexdef(i.indexrelid))
            FROM pg_catalog.pg_index i JOIN relation r ON r.oid = i.indrelid
            UNION ALL
            SELECT concat_ws(' ', 'view', name, pg_get_viewdef(oid)) FROM relation WHERE relkind IN ('v', 'm')
            UNION ALL
            SELECT concat_ws(' ', 'trigger', r.name, t.tgenabled, pg_get_triggerdef(t.oid))
            FROM pg_catalog.pg_trigger t JOIN relation r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
            UNION ALL
            SELECT concat_ws(' ', 'policy', r.name, p.polname, p.polcmd, pg_get_expr(p.polqual, p.polrelid))
            FROM pg_catalog.pg_policy p JOIN relation r ON r.oid = p.polrelid
            UNION ALL
            SELECT concat_ws(' ', 'enum', s.nspname, t.typname, e.enumsortorder::text, e.enumlabel)
            FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid JOIN space s ON s.oid = t.typnamespace
            UNION ALL
            SELECT concat_ws(' ', 'domain', s.nspname, t.typname, format_type(t.typbasetype, t.typtypmod), t.typdefault)
            FROM pg_catalog.pg_type t JOIN space s ON s.oid = t.typnamespace WHERE t.typtype = 'd'
            UNION ALL
            SELECT concat_ws(' ', 'routine', s.nspname, pg_get_function_identity_arguments(p.oid), p.prokind,
                   CASE WHEN p.prokind IN ('f', 'p') THEN pg_get_functiondef(p.oid) ELSE p.proname END)
            FROM pg_catalog.pg_proc p JOIN space s ON s.oid = p.pronamespace
            UNION ALL
            SELECT concat_ws(' ', 'sequence', s.nspname, c.relname, q.seqtypid::regtype::text, q.seqstart::text,
                   q.seqincrement::text, q.seqmax::text, q.seqcycle::text)
            FROM pg_catalog.pg_sequence q JOIN pg_catalog.pg_class c ON c.oid = q.seqrelid JOIN space s ON s.oid = c.relnamespace
            UNION ALL
            SELECT concat_ws(' ', 'extension', extname, extversion) FROM pg_catalog.pg_extension
            UNION ALL
            SELECT concat_ws(' ', 'comment', r.name, d.objsubid::text, d.description)
            FROM pg_catalog.pg_description d JOIN relation r ON r.oid = d.objoid AND d.classoid = 'pg_catalog.pg_class'::regclass
            ORDER BY 1
            """
                    .formatted(OURS);

    private SchemaListing() {}

    /** The lines of the database of that session, and columns without their place. */
    public static List<String> withoutPlaces(Session session) {
        return session.select(QUERY, 100_000).rows().stream()
                .map(row -> String.valueOf(row.getFirst()))
                .map(line -> line.replaceFirst("^((?:column|comment) \\S+) \\d+ ", "$1 "))
                .sorted()
                .toList();
    }

    /** The lines of a database. */
    public static List<String> of(PgDatabase database) {
        return database.rows(QUERY);
    }
}
