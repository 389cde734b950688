package dev.lockstep.ledger;

import dev.lockstep.ledger.JournalRun.JournalStep;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How Lockstep left the schema, in the journal: a row after each change of it, and nothing where
 * nobody asked for that. A fingerprint says something only as long as the ledger is as it was then:
 * another tool may have applied something since.
 */
public final class SchemaMarks {
    private static final String TABLE = "schema_mark";

    private final String schema;
    private final String table;

    /** Those in the journal of that schema. */
    public SchemaMarks(String schema) {
        this.schema = schema;
        this.table = Quote.identifier(schema, TABLE);
    }

    /** The newest; empty where there is none, or our role may not see it. */
    public Optional<SchemaMark> newest(Session session) {
        if (!Presence.of(session, schema, TABLE).readable()) {
            return Optional.empty();
        }
        return session
                .query(
                        Sql.of("SELECT * FROM " + table + " ORDER BY seq DESC LIMIT 1"),
                        row ->
                                new SchemaMark(
                                        row.text("ledger"),
                                        row.text("fingerprint"),
                                        row.instant("marked_at"),
                                        row.text("marked_by"),
                                        row.text("note")))
                .stream()
                .findFirst();
    }

    /** Writes one. */
    public Sql write(String ledger, String fingerprint, String by, String note) {
        return Sql.of(
                "INSERT INTO "
                        + table
                        + " (ledger, fingerprint, marked_by, note) VALUES (?, ?, ?, ?)",
                ledger,
                fingerprint,
                by,
                note);
    }

    /**
     * What is in the database, and half in it, as one word: names and checksums in the order in
     * which they were applied, and how far each unfinished run came.
     */
    public static String stateOf(History history) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (LedgerEntry entry : history.entries()) {
                switch (entry.state()) {
                    case APPLIED, BASELINE, UNFINISHED ->
                            feed(digest, entry.name(), entry.checksum() + " " + entry.state());
                    case ROLLED_BACK, SKIPPED -> {}
                }
            }
            for (JournalRun run : history.unfinished()) {
                if (!run.leftNothing()) {
                    feed(digest, run.runId(), run.outcome());
                    for (JournalStep step : run.steps()) {
                        feed(digest, String.valueOf(step.index()), step.outcome());
                    }
                }
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void feed(MessageDigest digest, String name, String value) {
        digest.update((name + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8));
    }
}
