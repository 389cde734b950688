/**
 * Composition root: builds everything, binds the ports, and is the only room that touches the
 * process's streams, environment, clock and exit.
 */
@NullMarked
package dev.lockstep.app;

import org.jspecify.annotations.NullMarked;
