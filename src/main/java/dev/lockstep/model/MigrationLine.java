package dev.lockstep.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One migration as {@code status} lists it; {@code note} explains a state that needs it. */
public record MigrationLine(
        String name,
        MigrationState state,
        MigrationKind kind,
        @Nullable Instant appliedAt,
        @Nullable String appliedBy,
        @Nullable String checksum,
        boolean reversible,
        @Nullable String note) {}
