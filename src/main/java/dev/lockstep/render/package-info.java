/**
 * What people and machines read: text, JSON. Turns events and outcomes into characters, and escapes
 * what a database or a file may have smuggled in. May use {@code model} and {@code sql}.
 */
@NullMarked
package dev.lockstep.render;

import org.jspecify.annotations.NullMarked;
