/**
 * Which migrations are applied: one class per history table, and the journal of what was run.
 * Writes only what it is told; decides nothing. May use {@code model}, {@code sql} and {@code
 * postgres}.
 */
@NullMarked
package dev.lockstep.ledger;

import org.jspecify.annotations.NullMarked;
