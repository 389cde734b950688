package dev.lockstep.rehearse;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.SessionSettings;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The server on which a shadow is made: that of {@code [shadow].url}; else that of the live
 * database, where the role may make databases, the environment is not production and no script
 * reaches beyond its database; else an embedded one.
 */
final class ShadowServer implements AutoCloseable {
    private final Session admin;
    private final ConnectionTarget target;
    private final Kind kind;
    private final Runnable end;
    private final List<String> notes;

    /** Whose it is. */
    enum Kind {
        CONFIGURED,
        SAME,
        EMBEDDED,
        /** Embedded, and for this shadow alone. */
        ONCE
    }

    private ShadowServer(
            Session admin, ConnectionTarget target, Kind kind, Runnable end, List<String> notes) {
        this.admin = admin;
        this.target = target;
        this.kind = kind;
        this.end = end;
        this.notes = new ArrayList<>(notes);
    }

    /**
     * Chooses it and connects.
     *
     * @throws FailureException with {@code GuardRefused} where no database can be made on the
     *     configured one, {@code NotConnected}
     */
    static ShadowServer choose(ShadowRequest request, Contents contents) {
        Statement wide = contents.clusterWide();
        if (wide != null) {
            return once(
                    request,
                    contents,
                    "%s: %s may reach beyond its database, so the shadow has a server of its own"
                            .formatted(wide.place(), wide.shape().kind()));
        }
        ConnectionTarget configured = request.configured();
        if (configured != null) {
            return configured(request, configured);
        }
        String why = whyNotOnSameServer(request);
        if (why == null) {
            Session admin = open(request.target(), request);
            return new ShadowServer(admin, request.target(), Kind.SAME, () -> {}, List.of());
        }
        return embedded(request, why);
    }

    private static Session open(ConnectionTarget target, ShadowRequest request) {
        SessionSettings settings =
                SessionSettings.migrations(
                        request.environment().timeZone(), Duration.ofSeconds(30));
        return Session.open(target.withSchema(null), "lockstep shadow", settings);
    }

    private static ShadowServer configured(ShadowRequest request, ConnectionTarget configured) {
        Session admin = open(configured, request);
        if (!mayCreateDatabases(admin)) {
            admin.close();
            throw new FailureException(
                    new Failure.GuardRefused(
                            "role %s may not create databases on the server of [shadow].url"
                                    .formatted(admin.facts().user()),
                            Failure.UNCHANGED,
                            "ALTER ROLE %s CREATEDB there, or leave [shadow].url out"
                                    .formatted(Quote.identifier(admin.facts().user()))));
        }
        ShadowServer server =
                new ShadowServer(admin, configured, Kind.CONFIGURED, () -> {}, List.of());
        server.noteVersions(request);
        return server;
    }

    /** Half a sentence, or null when a scratch database may be made beside the live one. */
    private static @Nullable String whyNotOnSameServer(ShadowRequest request) {
        if (request.environment().stage() == Stage.PRODUCTION) {
            return request.environment().stageDeclared()
                    ? "the environment is production"
                    : "the environment has no stage, and is taken for production";
        }
        if (request.pooled() != null) {
            return "the connection goes through a pooler";
        }
        if (request.live().facts().inRecovery()) {
            return "the server is a standby";
        }
        return mayCreateDatabases(request.live())
                ? null
                : "role " + request.live().facts().user() + " may not create databases";
    }

    private static boolean mayCreateDatabases(Session session) {
        return session.query(Catalog.query("role"), row -> row.bool("creates_databases"))
                .contains(true);
    }

    private static ShadowServer embedded(ShadowRequest request, String why) {
        EmbeddedServer server = request.own().lasting();
        ConnectionTarget target = server.target("postgres");
        ShadowServer shadow =
                new ShadowServer(
                        open(target, request),
                        target,
                        Kind.EMBEDDED,
                        () -> {},
                        List.of("the shadow is an embedded PostgreSQL: " + why));
        shadow.noteVersions(request);
        shadow.takeOverRoles(request, Set.of());
        return shadow;
    }

    private static ShadowServer once(ShadowRequest request, Contents contents, String why) {
        OwnServer.Fresh fresh = request.own().fresh();
        ConnectionTarget target = fresh.server().target("postgres");
        ShadowServer shadow =
                new ShadowServer(
                        open(target, request),
                        target,
                        Kind.ONCE,
                        fresh::discard,
                        List.of(why + ": an embedded PostgreSQL"));
        shadow.noteVersions(request);
        shadow.takeOverRoles(request, contents.roles());
        shadow.takeOverName(request);
        return shadow;
    }

    private void noteVersions(ShadowRequest request) {
        int live = request.live().facts().versionNumber() / 10_000;
        int ours = admin.facts().versionNumber() / 10_000;
        if (live != ours) {
            notes.add(
                    "the shadow is PostgreSQL %s and the database %s: what differs between them is"
                                    .formatted(
                                            admin.facts().version(),
                                            request.live().facts().version())
                            + " not seen");
        }
    }

    /** The names that scripts may GRANT to; they may do nothing and not log in. */
    private void takeOverRoles(ShadowRequest request, Set<String> made) {
        String query = "SELECT rolname AS name FROM pg_catalog.pg_roles WHERE rolname !~ '^pg_'";
        Set<String> there = new HashSet<>(admin.query(Sql.of(query), row -> row.text("name")));
        for (String role : request.live().query(Sql.of(query), row -> row.text("name"))) {
            if (!there.contains(role) && !made.contains(role)) {
                admin.execute("CREATE ROLE " + Quote.identifier(role) + " NOLOGIN");
            }
        }
    }

    /** A script may say GRANT ... ON DATABASE of the live one's name. */
    private void takeOverName(ShadowRequest request) {
        String name = request.live().facts().database();
        if (!name.equals("postgres")) {
            admin.execute("CREATE DATABASE " + Quote.identifier(name) + " TEMPLATE template0");
        }
    }

    Session admin() {
        return admin;
    }

    Kind kind() {
        return kind;
    }

    /** Whether nobody else writes there. */
    boolean isOurs() {
        return kind == Kind.EMBEDDED || kind == Kind.ONCE;
    }

    /** One of its databases, with the live one's search path. */
    ConnectionTarget target(String database, ShadowRequest request) {
        return target.withDatabase(database).withSchema(request.target().schema());
    }

    /** What to know of it. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    void note(String text) {
        if (!notes.contains(text)) {
            notes.add(text);
        }
    }

    /** {@code PostgreSQL 18.6, embedded}. */
    String words() {
        String version = "PostgreSQL " + admin.facts().version();
        return switch (kind) {
            case CONFIGURED -> version + " of [shadow].url";
            case SAME -> version + ", the same server";
            case EMBEDDED, ONCE -> version + ", embedded";
        };
    }

    @Override
    public void close() {
        admin.close();
        end.run();
    }
}
