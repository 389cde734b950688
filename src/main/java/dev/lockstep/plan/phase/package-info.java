/**
 * A column changed in phases, with deployments between: expand, backfill, constrain, contract. What
 * {@code new --rename}, {@code --retype} and {@code --split} write as plain SQL, read from the live
 * catalog, and what holds a contract back until nothing needs the old column any more.
 */
@NullMarked
package dev.lockstep.plan.phase;

import org.jspecify.annotations.NullMarked;
