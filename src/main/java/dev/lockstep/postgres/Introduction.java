package dev.lockstep.postgres;

import java.util.List;

/**
 * The first round trip on a new connection: our settings, and what the server says of itself.
 *
 * @param pid the backend's, as the server knows it
 * @param watchClient whether the server's system can tell that a client is gone
 */
record Introduction(ServerFacts facts, int pid, boolean watchClient) {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    static Introduction of(Wire wire, ConnectionTarget target, SessionSettings settings) {
        Sql told = settings.sql(wire.serverVersion());
        Wire.Answer answer;
        try {
            answer = wire.pipeline(told.then(Sql.of(Queries.read("server-facts"))));
        } catch (ServerException e) {
            if (!e.sqlState().equals(INSUFFICIENT_PRIVILEGE)) {
                throw e;
            }
            Sql plain = Sql.of(Queries.read("server-facts-unprivileged"));
            answer = wire.pipeline(told.then(plain));
        }
        List<Introduction> read = Session.read(answer, row -> of(row, wire, target));
        return read.getFirst();
    }

    private static Introduction of(Row row, Wire wire, ConnectionTarget target) {
        ConnectionTarget.Host host = wire.host();
        int pid = row.integer("pid");
        String tls = row.textOrNull("tls");
        ServerFacts facts =
                new ServerFacts(
                        wire.serverVersion(),
                        firstWord(row.text("version")),
                        row.text("system_identifier"),
                        row.bigint("timeline"),
                        row.bool("in_recovery"),
                        row.text("database"),
                        row.text("user"),
                        row.bool("superuser"),
                        host.name(),
                        host.port(),
                        tls == null
                                ? "no TLS"
                                : tls + " " + target.properties().getOrDefault("sslmode", "prefer"),
                        pid == wire.protocolPid() ? "" : "a pooler");
        return new Introduction(facts, pid, row.bool("linux"));
    }

    /** {@code 15.8 (Debian 15.8-0+deb12u1)} is 15.8 to people. */
    private static String firstWord(String version) {
        int space = version.indexOf(' ');
        return space < 0 ? version : version.substring(0, space);
    }
}
