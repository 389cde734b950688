package dev.lockstep.ledger;

import dev.lockstep.model.ChangeWatch;
import dev.lockstep.model.ChangeWatch.Change;
import dev.lockstep.model.ChangeWatch.State;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Masking;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two event triggers that note who changed which object. They lie with what they write in a schema
 * of their own beside the journal's, all of it owned by whoever installed it: their function runs
 * with that role's rights in everybody's sessions, so nobody else may have a hand in it.
 */
public final class Watch {
    private static final String TABLE = "object_change";
    private static final String SETTINGS =
            "ARRAY['search_path=pg_catalog, pg_temp', 'lock_timeout=10ms']";

    private final String journal;
    private final String schema;

    /** Beside the journal of that schema. */
    public Watch(String journal) {
        this.journal = journal;
        this.schema = journal + "_watch";
    }

    /** Whether it is on, and what it noted that no run of ours did; newest first. */
    public ChangeWatch read(Session session, int limit) {
        State state = state(session);
        Presence table = Presence.of(session, schema, TABLE);
        if (!table.there()) {
            return new ChangeWatch(state, schema, List.of(), false, null);
        }
        if (!table.readable()) {
            String role = session.facts().user();
            return new ChangeWatch(
                    state,
                    schema,
                    List.of(),
                    false,
                    "role %s may not read them: GRANT USAGE ON SCHEMA %2$s TO %3$s; GRANT SELECT ON %2$s.%4$s TO %3$s"
                            .formatted(
                                    role, Quote.identifier(schema), Quote.identifier(role), TABLE));
        }
        List<Change> changes =
                session.query(
                        Sql.of(
                                """
                                SELECT * FROM %s WHERE NOT by_lockstep ORDER BY seq DESC LIMIT ?\
                                """
                                        .formatted(Quote.identifier(schema, TABLE)),
                                limit + 1),
                        Watch::change);
        boolean more = changes.size() > limit;
        return new ChangeWatch(
                state, schema, more ? changes.subList(0, limit) : changes, more, null);
    }

    /** How many notes it has in all; 0 where there are none or our role may not see them. */
    public long notes(Session session) {
        return Presence.of(session, schema, TABLE).readable()
                ? session.query(
                                Sql.of(
                                        "SELECT count(*) AS notes FROM "
                                                + Quote.identifier(schema, TABLE)),
                                row -> row.bigint("notes"))
                        .getFirst()
                : 0;
    }

    /**
     * A query of one boolean row {@code others}: whether an event trigger is on that is not exactly
     * one of these, by the text of its function and the settings that it runs under.
     */
    public static Sql othersThan(String journal) {
        return Sql.of(
                """
                SELECT EXISTS (
                    SELECT FROM pg_catalog.pg_event_trigger t
                    JOIN pg_catalog.pg_proc p ON p.oid = t.evtfoid
                    JOIN pg_catalog.pg_language l ON l.oid = p.prolang
                    WHERE t.evtenabled <> 'D'
                      AND NOT (p.prosrc = ? AND l.lanname = 'plpgsql' AND p.prosecdef
                               AND p.proconfig IS NOT DISTINCT FROM %s)) AS others\
                """
                        .formatted(SETTINGS),
                new Watch(journal).body());
    }

    /**
     * Installs it, or brings it to what this version knows; in one transaction.
     *
     * @throws FailureException with {@code GuardRefused} and the SQL for an administrator where our
     *     role may not, or where its schema is somebody else's
     */
    public void on(Session session) {
        String owner = owner(session, schema);
        String us = session.facts().user();
        if (!owner.isEmpty() && !owner.equals(us) && !session.facts().superuser()) {
            throw refused(session, "schema " + schema + " belongs to " + owner);
        }
        if (!owner.isEmpty() && !owner.equals(us) && !isSuperuser(session, owner)) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "schema %s belongs to %s, who could make the watch do anything"
                                    .formatted(schema, owner),
                            Failure.UNCHANGED,
                            "drop or rename that schema first"));
        }
        run(session, script(session, owner.isEmpty()));
    }

    /**
     * Removes all of it, with what it noted; in one transaction.
     *
     * @throws FailureException with {@code GuardRefused} where our role may not
     */
    public void off(Session session) {
        run(
                session,
                """
                DROP EVENT TRIGGER IF EXISTS %s;
                DROP EVENT TRIGGER IF EXISTS %s;
                DROP SCHEMA IF EXISTS %s CASCADE;
                """
                        .formatted(
                                Quote.identifier(schema + "_made"),
                                Quote.identifier(schema + "_dropped"),
                                Quote.identifier(schema)));
    }

    private State state(Session session) {
        return session.query(
                        Sql.of(
                                """
                                SELECT count(*) AS installed,
                                       count(*) FILTER (WHERE t.evtenabled = 'O' AND p.prosrc = ?
                                           AND p.prosecdef
                                           AND p.proconfig IS NOT DISTINCT FROM %s) AS ours
                                FROM pg_catalog.pg_event_trigger t
                                JOIN pg_catalog.pg_proc p ON p.oid = t.evtfoid
                                WHERE t.evtname IN (?, ?)\
                                """
                                        .formatted(SETTINGS),
                                body(),
                                schema + "_made",
                                schema + "_dropped"),
                        row ->
                                row.integer("ours") == 2
                                        ? State.ON
                                        : row.integer("installed") == 0 ? State.OFF : State.ALTERED)
                .getFirst();
    }

    private void run(Session session, String script) {
        try {
            session.execute("BEGIN");
            session.execute(script);
            session.execute("COMMIT");
        } catch (ServerException e) {
            if (session.transactionStatus() != TransactionStatus.IDLE) {
                session.execute("ROLLBACK");
            }
            if (e.sqlState().equals("42501")) {
                throw refused(session, e.error().message());
            }
            throw e;
        }
    }

    private FailureException refused(Session session, String why) {
        return new FailureException(
                new Failure.GuardRefused(
                        "role %s may not change the watch: %s; event triggers need a superuser"
                                .formatted(session.facts().user(), why),
                        Failure.UNCHANGED,
                        "as a superuser: drift --watch on (or off), or connect URL as one"));
    }

    private String script(Session session, boolean anew) {
        String reader = owner(session, journal);
        String grant =
                reader.isEmpty() || reader.equals(session.facts().user())
                        ? ""
                        : """
                        GRANT USAGE ON SCHEMA %1$s TO %3$s;
                        GRANT SELECT ON %2$s TO %3$s;
                        """
                                .formatted(
                                        Quote.identifier(schema),
                                        Quote.identifier(schema, TABLE),
                                        Quote.identifier(reader));
        String create = anew ? "CREATE SCHEMA " + Quote.identifier(schema) + ";\n" : "";
        return create
                + resource("watch.sql")
                        .replaceAll("(?m)^--.*\\R", "")
                        .replace(":\"watch\"", Quote.identifier(schema))
                        .replace(":\"made\"", Quote.identifier(schema + "_made"))
                        .replace(":\"dropped\"", Quote.identifier(schema + "_dropped"))
                        .replace("$body$", Quote.literal(body()))
                + grant;
    }

    private String body() {
        return resource("watch-function.sql").replace(":\"watch\"", Quote.identifier(schema));
    }

    private static String owner(Session session, String schema) {
        return session
                .query(
                        Sql.of(
                                """
                                SELECT pg_catalog.pg_get_userbyid(nspowner) AS owner
                                FROM pg_catalog.pg_namespace WHERE nspname = ?\
                                """,
                                schema),
                        row -> row.text("owner"))
                .stream()
                .findFirst()
                .orElse("");
    }

    private static boolean isSuperuser(Session session, String role) {
        return session.query(
                        Sql.of("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = ?", role),
                        row -> row.bool("rolsuper"))
                .contains(true);
    }

    private static @Nullable String masked(@Nullable String text) {
        return text == null ? null : Masking.mask(text);
    }

    private static Change change(Row row) {
        return new Change(
                row.instant("at"),
                row.text("command"),
                row.textOrNull("kind"),
                row.textOrNull("object"),
                row.text("login"),
                row.textOrNull("acting_as"),
                masked(row.textOrNull("application")),
                row.textOrNull("client"),
                row.integer("pid"));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Watch.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
