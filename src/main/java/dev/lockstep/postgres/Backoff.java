package dev.lockstep.postgres;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: doubling up to a limit, and never the same for two clients,
 * or all of them would come back in the same moment.
 */
record Backoff(Duration first, Duration most) {
    /**
     * Before try number {@code attempt}, from 1: between half of the nominal pause and all of it.
     */
    Duration before(int attempt) {
        long nominal = first.toMillis() << Math.min(attempt - 1, 20);
        long bounded = Math.min(nominal, most.toMillis());
        return Duration.ofMillis(
                bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1));
    }
}
