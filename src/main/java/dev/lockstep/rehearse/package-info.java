/**
 * Where migrations are practised: the shadow, a scratch database with the project's schema, the
 * dry-run on it or on the live database, and drills of what may go wrong. Whatever is made here is
 * removed again, also after a kill. May use all the rooms below, apply the highest of them.
 */
@NullMarked
package dev.lockstep.rehearse;

import org.jspecify.annotations.NullMarked;
