package dev.lockstep.postgres;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first round trip on a new connection: our settings, and what the server says of itself.
 *
 * @param pid the backend's, as the server knows it
 * @param watchClient whether the server's system can tell that a client is gone
 */
record Introduction(ServerFacts facts, int pid, boolean watchClient) {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Tells and asks; where a pooler stands between, nothing is told before its kind is known. */
    static Introduction of(Wire wire, ConnectionTarget target, SessionSettings settings) {
        Sql told = settings.sqlOn(wire.protocolPid(), wire.serverVersion());
        Wire.Answer answer;
        try {
            answer = wire.pipeline(told.then(Queries.of("server-facts")));
        } catch (ServerException e) {
            if (!e.sqlState().equals(INSUFFICIENT_PRIVILEGE)) {
                throw e;
            }
            answer = wire.pipeline(told.then(Queries.of("server-facts-unprivileged")));
        }
        List<Introduction> read = Session.read(answer, row -> of(row, wire, target));
        Introduction direct = read.getFirst();
        return direct.pid == wire.protocolPid()
                ? direct
                : direct.throughPooler(wire, target, settings);
    }

    private Introduction throughPooler(
            Wire wire, ConnectionTarget target, SessionSettings settings) {
        PoolerMode mode = PoolerMode.of(wire, target);
        if (mode == PoolerMode.SESSION) {
            wire.pipeline(settings.withWatchClient(watchClient).sql(wire.serverVersion()));
        }
        ServerFacts seen =
                new ServerFacts(
                        facts.versionNumber(),
                        facts.version(),
                        facts.systemIdentifier(),
                        facts.timeline(),
                        facts.inRecovery(),
                        facts.database(),
                        facts.user(),
                        facts.superuser(),
                        facts.host(),
                        facts.port(),
                        facts.tls(),
                        mode.words());
        return new Introduction(seen, pid, watchClient);
    }

    private static Introduction of(Row row, Wire wire, ConnectionTarget target) {
        ConnectionTarget.Host host = wire.host();
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
                        tls(row.textOrNull("tls"), target),
                        "");
        return new Introduction(facts, row.integer("pid"), row.bool("linux"));
    }

    private static String tls(@Nullable String version, ConnectionTarget target) {
        if (version == null) {
            return "no TLS";
        }
        String mode = target.properties().getOrDefault("sslmode", "prefer");
        return version + " " + mode.toLowerCase(Locale.ROOT);
    }

    /** {@code 15.8 (Debian 15.8-0+deb12u1)} is 15.8 to people. */
    private static String firstWord(String version) {
        int space = version.indexOf(' ');
        return space < 0 ? version : version.substring(0, space);
    }
}
