package dev.lockstep.postgres;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect and as whom, from whatever form it was given in. {@link #toString} is safe to
 * show: it holds no secret.
 *
 * @param hosts tried in order
 * @param password for every host that has none of its own
 * @param schema Prisma's {@code schema=} parameter, or null
 * @param properties what else the driver is told (sslmode, sslrootcert, connect timeout, ...)
 * @param passwordFile what the password file brought
 */
public record ConnectionTarget(
        List<Host> hosts,
        String database,
        String user,
        Secret password,
        @Nullable String schema,
        boolean saysPooler,
        Map<String, String> properties,
        FromFile passwordFile) {
    /** Keeps its own copies. */
    public ConnectionTarget {
        hosts = List.copyOf(hosts);
        properties = Map.copyOf(properties);
    }

    /** Without a password file. */
    public ConnectionTarget(
            List<Host> hosts,
            String database,
            String user,
            Secret password,
            @Nullable String schema,
            boolean saysPooler,
            Map<String, String> properties) {
        this(hosts, database, user, password, schema, saysPooler, properties, FromFile.NOTHING);
    }

    /**
     * What the password file brought, as libpq reads it: for each host its own line.
     *
     * @param passwords of the hosts, where they differ; else empty
     * @param ignored why the file was not read, as a sentence, and what to do; or null
     */
    public record FromFile(Map<Host, Secret> passwords, @Nullable String ignored) {
        static final FromFile NOTHING = new FromFile(Map.of(), null);

        /** Keeps its own copy. */
        public FromFile {
            passwords = Map.copyOf(passwords);
        }
    }

    /** Another database of the same server, reached in the same way. */
    public ConnectionTarget withDatabase(String name) {
        return new ConnectionTarget(
                hosts, name, user, password, schema, saysPooler, properties, passwordFile);
    }

    /** The same with that schema as search path; null for the role's own. */
    public ConnectionTarget withSchema(@Nullable String name) {
        return new ConnectionTarget(
                hosts, database, user, password, name, saysPooler, properties, passwordFile);
    }

    /** One host alone, with its own password. */
    ConnectionTarget only(Host host, Map<String, String> its) {
        Secret own = passwordFile.passwords().getOrDefault(host, password);
        FromFile file = new FromFile(Map.of(), passwordFile.ignored());
        return new ConnectionTarget(
                List.of(host), database, user, own, schema, saysPooler, its, file);
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
