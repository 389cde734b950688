package dev.lockstep.postgres;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How a pooler between us and the server hands out backends. */
enum PoolerMode {
    /** A backend of our own as long as the connection lasts. */
    SESSION,
    /** Another backend with each transaction: no settings, no locks, no temporary tables. */
    TRANSACTION;

    /**
     * Tells them apart by two open connections that ask in turn which backend they have: a pooler
     * that hands out the backend last given back shows both the same one, and one that takes them
     * in turn shows one of them two. Nothing is set, for it might stay behind for others.
     */
    static PoolerMode of(Wire wire, ConnectionTarget target) {
        Set<Integer> first = new HashSet<>();
        Set<Integer> second = new HashSet<>();
        Wire other = new Wire(Opening.connect(target, "lockstep probe"));
        try {
            for (int turn = 0; turn < 2; turn++) {
                first.add(backend(wire));
                first.add(backend(wire));
                second.add(backend(other));
                second.add(backend(other));
            }
        } finally {
            other.close();
        }
        boolean own = first.size() == 1 && second.size() == 1 && !first.equals(second);
        return own ? SESSION : TRANSACTION;
    }

    /** For the greeting and the report of the server. */
    String words() {
        return switch (this) {
            case SESSION -> "a pooler in session mode";
            case TRANSACTION -> "a transaction pooler";
        };
    }

    private static int backend(Wire wire) {
        Wire.Answer answer = wire.pipeline(Sql.of("SELECT pg_catalog.pg_backend_pid() AS pid"));
        List<Integer> pids = Session.read(answer, row -> row.integer("pid"));
        return pids.getFirst();
    }
}
