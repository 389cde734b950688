/**
 * The terminal: prompt, completion, highlighting, status line, Ctrl-C. JLine lives here and nowhere
 * else.
 */
@NullMarked
package dev.lockstep.shell;

import org.jspecify.annotations.NullMarked;
