package dev.lockstep.testkit;

import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh, empty database for each test, on the shared server:
 *
 * <pre>{@code
 * @RegisterExtension final PgDatabase db = new PgDatabase();
 * }</pre>
 */
public final class PgDatabase implements BeforeEachCallback, AfterEachCallback {
    private final List<Session> opened = new ArrayList<>();
    private String name = "";

    /** Where it is, as superuser. */
    public ConnectionTarget target() {
        return PgServer.shared().target(name);
    }

    /** The same as a URI with its password. */
    public String url() {
        return PgServer.shared().url(name);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** A new session as superuser, closed after the test. */
    public Session session() {
        Session session = PgServer.shared().session(name);
        opened.add(session);
        return session;
    }

    /** Runs statements, one simple query string as psql would send it. */
    public void execute(String sql) {
        try (Session session = PgServer.shared().session(name)) {
            session.execute(sql);
        }
    }

    /** The rows of a query, columns divided by {@code |}, null as nothing. */
    public List<String> rows(String sql) {
        try (Session session = PgServer.shared().session(name)) {
            return session.select(sql, 100_000).rows().stream()
                    .map(row ->
                            String.join("|", row.stream().map(c -> c == null ? "" : c).toList()))
                    .toList();
        }
    }

    /** The only value of a query. */
    public String value(String sql) {
        return rows(sql).getFirst();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        name = "t_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        try (Session admin = PgServer.shared().session("postgres")) {
            // nobody is ever connected to template0, so copying it never has to wait
            admin.execute("CREATE DATABASE " + name + " TEMPLATE template0");
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        opened.forEach(Session::close);
        opened.clear();
        try (Session admin = PgServer.shared().session("postgres")) {
            admin.run(
                    Sql.of(
                            "SELECT pg_catalog.pg_terminate_backend(pid)"
                                    + " FROM pg_catalog.pg_stat_activity WHERE datname = ?",
                            name));
            forgetPreparedTransactions(admin);
            admin.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    /** A prepared transaction keeps its database from being dropped. */
    private void forgetPreparedTransactions(Session admin) {
        List<String> prepared =
                admin.query(
                        Sql.of(
                                "SELECT gid FROM pg_catalog.pg_prepared_xacts WHERE database = ?",
                                name),
                        row -> row.text("gid"));
        if (!prepared.isEmpty()) {
            try (Session inside = PgServer.shared().session(name)) {
                prepared.forEach(gid -> inside.execute("ROLLBACK PREPARED '" + gid + "'"));
            }
        }
    }
}
