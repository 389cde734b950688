/**
 * Everything that talks to PostgreSQL, and knows no migration: connections, settings, locks,
 * cancelling, what the server says about itself. {@code SQLException} does not leave this room. May
 * use {@code model} and {@code sql}.
 */
@NullMarked
package dev.lockstep.postgres;

import org.jspecify.annotations.NullMarked;
