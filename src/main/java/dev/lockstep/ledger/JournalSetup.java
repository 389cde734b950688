package dev.lockstep.ledger;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import java.util.Set;

/** Makes the journal, or brings it to the version that this program knows. */
final class JournalSetup {
    /**
     * What two first-timers can run into even with IF NOT EXISTS, which looks before it locks:
     * unique_violation, duplicate_schema, duplicate_table, duplicate_object.
     */
    private static final Set<String> LOST_THE_RACE = Set.of("23505", "42P06", "42P07", "42710");

    private static final String NOT_ALLOWED = "42501";

    private static final int TRIES = 3;

    private final String schema;
    private final JournalTables tables;

    JournalSetup(String schema, JournalTables tables) {
        this.schema = schema;
        this.tables = tables;
    }

    void prepare(Session session) {
        for (int left = TRIES - 1; ; left--) {
            int version = version(session);
            if (version > tables.version()) {
                throw refused(madeByNewer(version));
            }
            if (version == tables.version()) {
                refuseUnlessWritable(session);
                return;
            }
            try {
                bring(session, version);
                return;
            } catch (ServerException e) {
                if (e.sqlState().equals(NOT_ALLOWED)) {
                    throw refused(mayNot(session, version));
                }
                if (left == 0 || !LOST_THE_RACE.contains(e.sqlState())) {
                    throw e;
                }
            }
        }
    }

    /** 0 when it is not there. */
    private int version(Session session) {
        Presence meta = Presence.of(session, schema, "meta");
        if (!meta.there()) {
            return 0;
        }
        if (!meta.readable()) {
            throw refused(mayNotWrite(session));
        }
        return session
                .query(
                        Sql.of("SELECT journal_version FROM " + Quote.identifier(schema, "meta")),
                        row -> row.integer("journal_version"))
                .stream()
                .findFirst()
                .orElse(0);
    }

    private void bring(Session session, int from) {
        try {
            session.run(
                    Sql.of("BEGIN").then(Sql.of(statements(session, from))).then(Sql.of("COMMIT")));
        } catch (ServerException e) {
            if (session.transactionStatus() != TransactionStatus.IDLE) {
                session.run(Sql.of("ROLLBACK"));
            }
            throw e;
        }
    }

    /** Without CREATE SCHEMA where a DBA made the schema: that asks for a right on the database. */
    private String statements(Session session, int from) {
        String upgrade = tables.upgrade(schema, from).strip();
        String all = schemaExists(session) ? upgrade : createSchema() + upgrade;
        return all.substring(0, all.length() - 1);
    }

    private boolean schemaExists(Session session) {
        return !session.query(
                        Sql.of(
                                "SELECT 1 AS found FROM pg_catalog.pg_namespace WHERE nspname = ?",
                                schema),
                        row -> row.integer("found"))
                .isEmpty();
    }

    private String createSchema() {
        return "CREATE SCHEMA IF NOT EXISTS " + Quote.identifier(schema) + ";\n";
    }

    private void refuseUnlessWritable(Session session) {
        boolean writable =
                session.query(
                                Sql.of(
                                        """
                                        SELECT has_table_privilege(?, 'INSERT')
                                            AND has_table_privilege(?, 'UPDATE') AS writable\
                                        """,
                                        Quote.identifier(schema, Journal.RUNS),
                                        Quote.identifier(schema, Journal.RUNS)),
                                row -> row.bool("writable"))
                        .getFirst();
        if (!writable) {
            throw refused(mayNotWrite(session));
        }
    }

    private Failure.GuardRefused mayNot(Session session, int from) {
        String role = role(session);
        return new Failure.GuardRefused(
                "role %s may not create Lockstep's own tables in schema %s".formatted(role, schema),
                Failure.UNCHANGED,
                "let the owner of the database run this, then try again:\n"
                        + createSchema()
                        + tables.upgrade(schema, from)
                        + JournalTables.grants(schema, role));
    }

    private Failure.GuardRefused mayNotWrite(Session session) {
        String role = role(session);
        return new Failure.GuardRefused(
                "role %s may not write Lockstep's own tables in schema %s".formatted(role, schema),
                Failure.UNCHANGED,
                "let their owner run this, then try again:\n" + JournalTables.grants(schema, role));
    }

    private Failure.GuardRefused madeByNewer(int version) {
        return new Failure.GuardRefused(
                "the journal in schema %s is of version %d, made by a newer Lockstep; this one"
                                .formatted(schema, version)
                        + " knows version %d".formatted(tables.version()),
                Failure.UNCHANGED,
                "update Lockstep here; status and plan work as they are");
    }

    /** Who we act as, which SET ROLE or the connection's options may have changed. */
    private static String role(Session session) {
        return session.query(Sql.of("SELECT current_user AS role"), row -> row.text("role"))
                .getFirst();
    }

    private static FailureException refused(Failure.GuardRefused failure) {
        return new FailureException(failure);
    }
}
