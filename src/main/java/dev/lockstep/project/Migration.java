package dev.lockstep.project;

import dev.lockstep.model.MigrationKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One versioned change as it lay in the project's files when they were read. */
public interface Migration {
    /** Its folder's name (or file's stem): what people type. */
    String name();

    /** The digits at its beginning. */
    String version();

    /** Its folder, relative to the project. */
    String directory();

    /** What is run to apply it. */
    ScriptFile up();

    /** What is run to undo it. */
    Optional<ScriptFile> down();

    /** What fails or returns a row when it is not as it should be. */
    Optional<ScriptFile> verify();

    /** What runs after up, in batches. */
    Optional<ScriptFile> backfill();

    /**
     * As this layout's ledger keeps it, from the very text that {@link #up} hands out; null when up
     * is unreadable or missing.
     */
    @Nullable String checksum();

    /** What it is made of, judged by its statements; SCHEMA when they cannot be read. */
    MigrationKind kind();
}
