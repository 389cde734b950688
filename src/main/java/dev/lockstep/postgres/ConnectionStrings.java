package dev.lockstep.postgres;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.ConnectionTarget.FromFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads every form in which people write down a PostgreSQL connection. What a text leaves open
 * comes from the service it names, then from {@code PG*}, then from libpq's defaults; but never
 * from a Unix socket, which Java's driver cannot reach: without a host it is {@code localhost}.
 *
 * <p>No message holds the text, for it may hold a password.
 */
public final class ConnectionStrings {
    private ConnectionStrings() {}

    /** A target, and what a person should know about how it was found. */
    public record Reading(ConnectionTarget target, List<String> warnings) {
        /** Keeps its own copy. */
        public Reading {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Reads a PostgreSQL URI, a JDBC URL or a keyword/value string; what it leaves open comes from
     * {@code PG*}, the service file and the password file.
     *
     * @throws FailureException with {@code WrongUsage} when it is none of these
     */
    public static ConnectionTarget parse(String text, Surroundings surroundings) {
        return read(text, surroundings).target();
    }

    /** What {@code PG*}, the service file and the password file alone say. */
    public static ConnectionTarget fromSurroundings(Surroundings surroundings) {
        return complete(new LinkedHashMap<>(), surroundings).target();
    }

    /** The same as {@link #parse}, with warnings: a password file that others may read. */
    public static Reading read(String text, Surroundings surroundings) {
        return complete(parameters(text.strip()), surroundings);
    }

    static FailureException wrong(String message, String next) {
        return new FailureException(new Failure.WrongUsage(message, next));
    }

    private static Map<String, String> parameters(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return JdbcUrl.parameters(text);
        }
        if (text.startsWith("postgresql://") || text.startsWith("postgres://")) {
            return ConnectionUri.parameters(text);
        }
        @Nullable String other = ForeignUrl.nameOf(text);
        if (other != null) {
            throw wrong(
                    "Lockstep speaks PostgreSQL; that is " + other + " URL",
                    "give a url like postgresql://user@host:5432/database");
        }
        if (text.contains("=")) {
            return KeywordValues.parameters(text);
        }
        throw wrong(
                "that is neither a PostgreSQL URL nor a keyword/value string",
                "write postgresql://user@host:5432/database, or host=... dbname=... user=...");
    }

    /** Fills what is open: from the service, then the environment, then the password file. */
    private static Reading complete(Map<String, String> given, Surroundings surroundings) {
        List<String> warnings = new ArrayList<>();
        String service =
                given.getOrDefault("service", surroundings.variable("PGSERVICE").orElse(""));
        if (!service.isEmpty()) {
            ServiceFile.parameters(service, given.get("servicefile"), surroundings)
                    .forEach(given::putIfAbsent);
        }
        ConnectionParameters.VARIABLES.forEach((variable, keyword) ->
                surroundings
                        .variable(variable)
                        .ifPresent(value -> given.putIfAbsent(keyword, value)));
        String user = given.getOrDefault("user", surroundings.user());
        given.putIfAbsent("user", user);
        given.putIfAbsent("dbname", user);
        List<ConnectionTarget.Host> hosts = Hosts.of(given);
        FromFile fromFile = FromFile.NOTHING;
        if (given.getOrDefault("password", "").isEmpty()) {
            fromFile = PasswordFile.at(given.get("passfile"), surroundings).of(hosts, given);
            if (fromFile.ignored() != null) {
                warnings.add(fromFile.ignored());
            }
            Set<Secret> different = Set.copyOf(fromFile.passwords().values());
            if (different.size() == 1) {
                given.put("password", different.iterator().next().reveal());
                fromFile = FromFile.NOTHING;
            }
        }
        ConnectionTarget target = ConnectionParameters.target(hosts, given, fromFile, warnings);
        return new Reading(target, warnings);
    }
}
