/**
 * What people and machines read: text, JSON. Turns events and outcomes into characters, and escapes
 * what a database or a file may have smuggled in. May use {@code model} and {@code sql}.
 *
 * <p>Pure functions: no stream, no terminal, no clock but the {@code now} of a {@link
 * dev.lockstep.render.Screen}. The doors are {@link dev.lockstep.render.TextRenderer} and {@link
 * dev.lockstep.render.JsonRenderer}; behind the first stands one painter per screen, whose comment
 * is a picture of it. On a terminal prose is broken at words, tables and excerpts are made to fit,
 * and SQL, rows and JSON are left as they are; in a pipe nothing is cut or broken.
 */
@NullMarked
package dev.lockstep.render;

import org.jspecify.annotations.NullMarked;
