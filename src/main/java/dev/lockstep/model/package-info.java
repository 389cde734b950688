/**
 * Words and data that every room shares: places, failures, outcomes, events, and the ports through
 * which the engine speaks to people. Records and interfaces only; nothing here does work, and
 * nothing here knows another room.
 */
@NullMarked
package dev.lockstep.model;

import org.jspecify.annotations.NullMarked;
