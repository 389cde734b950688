package dev.lockstep.postgres;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect and as whom, from whatever form it was given in. {@link #toString} is safe to
 * show: it holds no secret.
 *
 * @param hosts tried in order
 * @param schema Prisma's {@code schema=} parameter, or null
 * @param properties what else the driver is told (sslmode, sslrootcert, connect timeout, ...)
 */
public record ConnectionTarget(
        List<Host> hosts,
        String database,
        String user,
        Secret password,
        @Nullable String schema,
        boolean saysPooler,
        Map<String, String> properties) {
    /** Keeps its own copies. */
    public ConnectionTarget {
        hosts = List.copyOf(hosts);
        properties = Map.copyOf(properties);
    }

    /** One server's address. */
    public record Host(String name, int port) {}

    /** {@code db.internal:5432/portfolio as ana}. */
    @Override
    public String toString() {
        Host first = hosts.getFirst();
        return first.name() + ":" + first.port() + "/" + database + " as " + user;
    }
}
