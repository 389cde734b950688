/**
 * Why a statement failed: one small class for each family of SQLSTATEs, which reads the live state
 * by queries that never wait, never write and soon give up. Says what is known and never guesses.
 */
@NullMarked
package dev.lockstep.plan.why;

import org.jspecify.annotations.NullMarked;
