package dev.lockstep.plan.effect;

/**
 * How large a relation is and how much it is used, by the server's own statistics.
 *
 * @param bytes of its main file: exact where it is 0, else as of the last VACUUM or ANALYZE
 * @param rows as of then, or -1 when that was never
 * @param writesPerMinute rows, on average since the statistics began
 */
public record Use(long bytes, long rows, double writesPerMinute) {
    /** Of what nobody can say anything. */
    public static final Use UNKNOWN = new Use(-1, -1, 0);

    private static final long SMALL = 8L << 20;
    private static final long FEW_ROWS = 100_000;
    private static final long LARGE = 256L << 20;
    private static final long MANY_ROWS = 1_000_000;
    private static final double BUSY = 60;

    /** Whether it certainly has no rows. */
    public boolean empty() {
        return bytes == 0;
    }

    /** Whether reading or copying it takes long enough to hurt. */
    public boolean large() {
        return bytes >= LARGE || rows >= MANY_ROWS;
    }

    /** Whether all of it is read or changed before anybody notices. */
    public boolean small() {
        return bytes >= 0 && bytes < SMALL && rows < FEW_ROWS;
    }

    /** Whether somebody is always there to be in the way. */
    public boolean busy() {
        return writesPerMinute >= BUSY;
    }

    Use plus(Use other) {
        if (bytes < 0 || other.bytes < 0) {
            return UNKNOWN;
        }
        return new Use(
                bytes + other.bytes,
                rows < 0 || other.rows < 0 ? -1 : rows + other.rows,
                writesPerMinute + other.writesPerMinute);
    }
}
