/**
 * Changing the database: apply, step, roll back, and finding out what became of work in flight.
 * Emits events, returns outcomes, prints nothing.
 */
@NullMarked
package dev.lockstep.apply;

import org.jspecify.annotations.NullMarked;
