/**
 * The terminal: prompt, completion, highlighting, status line, Ctrl-C. JLine lives here and nowhere
 * else, and {@link dev.lockstep.shell.PlainShell} (no terminal) loads none of it. Draws what others
 * say; knows no migration. May use {@code command}, {@code render}, {@code model} and {@code sql}.
 *
 * <p>One thread owns the terminal: while a line is read it is the reader's, and others speak
 * through its {@code printAbove}; while a command runs it is the painter's ({@link
 * dev.lockstep.shell.TerminalOutput}), which drains a queue that the engine never waits for.
 */
@NullMarked
package dev.lockstep.shell;

import org.jspecify.annotations.NullMarked;
