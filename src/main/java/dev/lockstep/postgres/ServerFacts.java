package dev.lockstep.postgres;

import java.util.Optional;

/**
 * What a server says of itself when a session opens.
 *
 * @param versionNumber e.g. 160004
 * @param version as people say it: {@code 16.4}
 * @param systemIdentifier of the cluster, as text; empty when our role may not read it
 * @param timeline of the cluster; 0 when unknown
 * @param inRecovery whether it is a standby
 * @param database the one we are connected to
 * @param user the role we act as
 * @param superuser whether that role is superuser
 * @param host as we reached it
 * @param port as we reached it
 * @param tls in words: {@code TLSv1.3 verify-full}, {@code no TLS}
 */
public record ServerFacts(
        int versionNumber,
        String version,
        String systemIdentifier,
        long timeline,
        boolean inRecovery,
        String database,
        String user,
        boolean superuser,
        String host,
        int port,
        String tls,
        String proxyWord) {
    /**
     * What stands between us and the server, e.g. {@code a transaction pooler}; empty for nothing.
     */
    public Optional<String> proxy() {
        return proxyWord.isEmpty() ? Optional.empty() : Optional.of(proxyWord);
    }
}
