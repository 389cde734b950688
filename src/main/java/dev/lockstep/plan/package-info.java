/**
 * From files and ledger to ordered steps. Reads, never writes. May use {@code model}, {@code sql},
 * {@code postgres}, {@code ledger} and {@code project}.
 */
@NullMarked
package dev.lockstep.plan;

import org.jspecify.annotations.NullMarked;
