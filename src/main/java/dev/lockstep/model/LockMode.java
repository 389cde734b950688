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

    /** Whether two sessions cannot hold them on one table together. */
    public boolean conflictsWith(LockMode other) {
        return switch (this) {
            case ACCESS_SHARE -> other == ACCESS_EXCLUSIVE;
            case ROW_SHARE -> other.compareTo(EXCLUSIVE) >= 0;
            case ROW_EXCLUSIVE -> other.compareTo(SHARE) >= 0;
            case SHARE_UPDATE_EXCLUSIVE -> other.compareTo(SHARE_UPDATE_EXCLUSIVE) >= 0;
            case SHARE -> other.compareTo(ROW_EXCLUSIVE) >= 0 && other != SHARE;
            case SHARE_ROW_EXCLUSIVE -> other.compareTo(ROW_EXCLUSIVE) >= 0;
            case EXCLUSIVE -> other.compareTo(ROW_SHARE) >= 0;
            case ACCESS_EXCLUSIVE -> true;
        };
    }

    /** The weakest one that keeps this one waiting. */
    public LockMode weakestInTheWay() {
        for (LockMode each : values()) {
            if (conflictsWith(each)) {
                return each;
            }
        }
        throw new IllegalStateException("nothing conflicts with " + this);
    }

    /** The one that keeps more others out. */
    public LockMode stronger(LockMode other) {
        return compareTo(other) < 0 ? other : this;
    }
}
