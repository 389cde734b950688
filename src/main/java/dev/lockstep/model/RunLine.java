package dev.lockstep.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run of the journal or the ledger; {@code what} is apply, rollback, resolve, baseline ... */
public record RunLine(
        Instant at,
        String what,
        String migration,
        String outcome,
        @Nullable Duration duration,
        @Nullable String by,
        @Nullable String note) {}
