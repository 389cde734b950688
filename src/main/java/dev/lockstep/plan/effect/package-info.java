/**
 * What a statement will lock, rewrite and scan, foreseen from its shape and the catalog. One class
 * for each family of statements; the claims are those of PostgreSQL's ALTER TABLE page and of
 * {@code tablecmds.c}, and a test runs and traces every one of them. What cannot be known is said
 * as a gap, never guessed.
 */
@NullMarked
package dev.lockstep.plan.effect;

import org.jspecify.annotations.NullMarked;
