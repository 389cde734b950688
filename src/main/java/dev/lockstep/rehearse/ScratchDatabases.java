package dev.lockstep.rehearse;

import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The databases that we make on a server and remove again.
 *
 * <p>A shadow's name ends in the key of an advisory lock that its owner holds from before it is
 * made until after it is dropped: one whose key nobody holds is left over from a killed process,
 * and the next one drops it. A template is a shadow that was built, closed to connections and only
 * then renamed, so whatever has a template's name is whole, however many processes build at once.
 */
final class ScratchDatabases {
    static final String SHADOW = "lockstep_shadow_";
    static final String TEMPLATE = "lockstep_template_";

    /** How many templates a server keeps for a role; the ones that were used last. */
    static final int KEPT = 12;

    private static final String USED = "lockstep template, used ";

    private final Session admin;
    private final SecureRandom random = new SecureRandom();

    ScratchDatabases(Session admin) {
        this.admin = admin;
    }

    /** A database of ours. */
    private record Found(String name, boolean held) {}

    private List<Found> found(String prefix) {
        return admin.query(
                Catalog.query("databases", prefix),
                row -> new Found(row.text("name"), row.bool("held")));
    }

    /** Drops what killed processes left. */
    void sweep() {
        for (Found each : found(SHADOW)) {
            if (!each.held()) {
                drop(each.name());
            }
        }
    }

    /** A name that nobody has, and its lock. */
    String reserve() {
        byte[] key = new byte[8];
        random.nextBytes(key);
        String digits = HexFormat.of().formatHex(key);
        admin.run(Sql.of("SELECT pg_catalog.pg_advisory_lock(?)", key(digits)));
        return SHADOW + digits;
    }

    private static long key(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }

    /** The lock of a name goes when its database has gone. */
    void release(String shadow) {
        String digits = shadow.substring(SHADOW.length());
        admin.run(Sql.of("SELECT pg_catalog.pg_advisory_unlock(?)", key(digits)));
    }

    /** Makes it empty, with those options. */
    void create(String name, String options) {
        admin.execute(
                "CREATE DATABASE " + Quote.identifier(name) + " TEMPLATE template0 " + options);
    }

    /** Makes it as a copy; false when that template has just been removed by another process. */
    boolean copy(String template, String name, Instant now) {
        try {
            admin.execute(
                    "CREATE DATABASE "
                            + Quote.identifier(name)
                            + " TEMPLATE "
                            + Quote.identifier(template));
            use(template, now);
            return true;
        } catch (ServerException e) {
            if (e.sqlState().equals("3D000")) {
                return false;
            }
            throw e;
        }
    }

    /** The longest beginning of a chain for which there is a template: how many migrations. */
    Optional<Integer> longest(Chain chain) {
        List<String> there = new ArrayList<>();
        found(TEMPLATE).forEach(each -> there.add(each.name()));
        for (int length = chain.length(); length >= 0; length--) {
            if (there.contains(template(chain, length))) {
                return Optional.of(length);
            }
        }
        return Optional.empty();
    }

    static String template(Chain chain, int length) {
        return TEMPLATE + chain.sums().get(length);
    }

    /**
     * Makes a template of a shadow that nobody is connected to.
     *
     * @return false where another process was first: the shadow is as it was then
     */
    boolean freeze(String shadow, String template, Instant now) {
        String name = Quote.identifier(shadow);
        admin.execute("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS false");
        use(shadow, now); // before it has its name: one of no age would be the first to go
        try {
            admin.execute("ALTER DATABASE " + name + " RENAME TO " + Quote.identifier(template));
            return true;
        } catch (ServerException e) {
            if (e.sqlState().equals("42P04")) {
                return false;
            }
            throw e;
        }
    }

    private void use(String template, Instant now) {
        try {
            admin.execute(
                    "COMMENT ON DATABASE "
                            + Quote.identifier(template)
                            + " IS "
                            + Quote.literal(USED + now));
        } catch (ServerException removedMeanwhile) {
            // its age is of no interest then
        }
    }

    /** Removes the templates that were not used for longest. */
    void trim() {
        List<Found> templates = found(TEMPLATE);
        for (int i = KEPT; i < templates.size(); i++) {
            try {
                drop(templates.get(i).name());
            } catch (ServerException copiedThisMoment) {
                return;
            }
        }
    }

    /** Drops it whoever is connected. */
    void drop(String name) {
        admin.execute("DROP DATABASE IF EXISTS " + Quote.identifier(name) + " WITH (FORCE)");
    }
}
