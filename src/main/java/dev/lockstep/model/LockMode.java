package dev.lockstep.model;

/**
 * The modes of a table lock, weakest first; the conflicts are in PostgreSQL's manual, Explicit
 * Locking.
 */
public enum LockMode {
    ACCESS_SHARE,
    ROW_SHARE,
    ROW_EXCLUSIVE,
    SHARE_UPDATE_EXCLUSIVE,
    SHARE,
    SHARE_ROW_EXCLUSIVE,
    EXCLUSIVE,
    ACCESS_EXCLUSIVE;

    /** As LOCK TABLE and the manual write it: {@code ACCESS EXCLUSIVE}. */
    public String words() {
        return name().replace('_', ' ');
    }

    /** As {@code pg_locks} writes it: {@code AccessExclusiveLock}. */
    public static LockMode ofCatalog(String mode) {
        for (LockMode each : values()) {
            if (mode.equalsIgnoreCase(each.name().replace("_", "") + "Lock")) {
                return each;
            }
        }
        throw new IllegalArgumentException("no lock mode is called " + mode);
    }

    /** The one that keeps more others out. */
    public LockMode stronger(LockMode other) {
        return compareTo(other) < 0 ? other : this;
    }
}
