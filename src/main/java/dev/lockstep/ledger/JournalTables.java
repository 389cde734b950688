package dev.lockstep.ledger;

import dev.lockstep.postgres.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * The journal's tables as DDL: one script per version of it, each leading from the version before.
 * The schema itself is not among them. Scripts are read when they are needed: at the first change.
 *
 * @param version the newest
 * @param script of a version from 1 on; {@code :"schema"} in it stands for the schema, as in psql
 */
record JournalTables(int version, IntFunction<String> script) {
    /** As this program knows them. */
    static JournalTables known() {
        return new JournalTables(3, version -> resource("journal-" + version + ".sql"));
    }

    /** What leads from a version (0 for nothing there) to the newest one. */
    String upgrade(String schema, int from) {
        String name = Quote.identifier(schema);
        StringBuilder sql = new StringBuilder();
        for (int next = from + 1; next <= version; next++) {
            sql.append(script.apply(next).replace(":\"schema\"", name));
        }
        sql.append(
                """
                INSERT INTO %1$s.meta AS old (journal_version) VALUES (%2$d)
                    ON CONFLICT (only_row) DO UPDATE SET journal_version = %2$d
                    WHERE old.journal_version < %2$d;
                """
                        .formatted(name, version));
        return sql.toString();
    }

    /** What a role needs that shall write the journal without owning it. */
    static String grants(String schema, String role) {
        String name = Quote.identifier(schema);
        String to = Quote.identifier(role);
        return """
        GRANT USAGE ON SCHEMA %1$s TO %2$s;
        GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA %1$s TO %2$s;
        """
                .formatted(name, to);
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(JournalTables.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
