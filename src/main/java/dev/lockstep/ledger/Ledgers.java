package dev.lockstep.ledger;

import org.jspecify.annotations.Nullable;

/** Which history table belongs to which layout. */
public final class Ledgers {
    private Ledgers() {}

    /**
     * The ledger of a layout.
     *
     * @param layout {@code native} or {@code prisma}
     * @param journalSchema where our own tables lie
     * @param targetSchema the connection's {@code schema=} parameter, or null for Prisma's default,
     *     {@code public}
     */
    public static Ledger of(String layout, String journalSchema, @Nullable String targetSchema) {
        return switch (layout) {
            case "native" -> new NativeLedger(journalSchema);
            case "prisma" -> new PrismaLedger(targetSchema == null ? "public" : targetSchema);
            default -> throw new IllegalArgumentException("no ledger for layout " + layout);
        };
    }
}
