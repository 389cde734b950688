/**
 * What a statement did, seen from its own transaction. Runs what it is given and looks at the
 * catalog before and after; judges nothing, and changes nothing besides. May use model, sql and
 * postgres.
 */
@NullMarked
package dev.lockstep.trace;

import org.jspecify.annotations.NullMarked;
