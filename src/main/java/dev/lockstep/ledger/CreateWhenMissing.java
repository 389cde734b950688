package dev.lockstep.ledger;

import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Sql;

/**
 * DDL that runs only where a table is missing, in one round trip. {@code IF NOT EXISTS} would not
 * do: CREATE SCHEMA and CREATE TABLE ask for the right to create before they look.
 */
final class CreateWhenMissing {
    private CreateWhenMissing() {}

    /** Runs the statements where that table is not there, in its schema made for it if need be. */
    static Sql of(String schema, String table, String statements) {
        String body =
                """
                BEGIN
                    IF NOT EXISTS (
                        SELECT FROM pg_catalog.pg_namespace WHERE nspname = %1$s) THEN
                        CREATE SCHEMA %2$s;
                    END IF;
                    IF NOT EXISTS (
                        SELECT FROM pg_catalog.pg_class c
                        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = %1$s AND c.relname = %3$s) THEN
                        %4$s
                    END IF;
                END
                """
                        .formatted(
                                quoted(schema),
                                Quote.identifier(schema),
                                quoted(table),
                                statements);
        return Sql.of("DO " + quoted(body));
    }

    /** A string constant that needs no escapes; DO takes no parameters. */
    private static String quoted(String text) {
        String tag = "$q$";
        while (text.contains(tag)) {
            tag = tag.substring(0, tag.length() - 1) + "q$";
        }
        return tag + text + tag;
    }
}
