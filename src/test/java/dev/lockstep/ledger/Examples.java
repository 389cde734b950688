package dev.lockstep.ledger;

import java.util.UUID;

/** Runs for tests. */
final class Examples {
    private Examples() {}

    static LedgerRun run(String name) {
        return run(name, "checksum of " + name);
    }

    static LedgerRun run(String name, String checksum) {
        String version = name.replaceFirst("_.*", "");
        return new LedgerRun(
                UUID.randomUUID().toString(),
                name,
                version,
                checksum,
                "SELECT 1;",
                "ana as deploy",
                3,
                null);
    }
}
