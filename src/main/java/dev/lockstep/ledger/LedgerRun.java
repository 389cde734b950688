package dev.lockstep.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One attempt to apply or undo one migration.
 *
 * @param runId a random UUID, the only thing by which its commit is recognised
 * @param name the migration
 * @param version its digits
 * @param checksum of its files as read under the lock
 * @param text its up script, for later ways of computing checksums
 * @param by who runs it: {@code role} or {@code osuser as role}
 * @param statements how many it has
 * @param note for the journal: hazards that were accepted; or null
 */
public record LedgerRun(
        String runId,
        String name,
        String version,
        String checksum,
        String text,
        String by,
        int statements,
        @Nullable String note) {}
