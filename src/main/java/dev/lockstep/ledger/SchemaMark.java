package dev.lockstep.ledger;

import java.time.Instant;

/**
 * How a schema was left.
 *
 * @param ledger what was applied then, as {@link SchemaMarks#stateOf} tells it
 * @param at by the server's clock
 * @param note after what: {@code apply}
 */
public record SchemaMark(String ledger, String fingerprint, Instant at, String by, String note) {}
