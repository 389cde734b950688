/**
 * A directory of migrations as its layout understands it, and the configuration beside it. Reads
 * files, never a database. May use {@code model}, {@code sql} and {@code postgres}.
 */
@NullMarked
package dev.lockstep.project;

import org.jspecify.annotations.NullMarked;
