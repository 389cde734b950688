/**
 * One Picocli class per verb: parse, call the engine, return the outcome. The workspace that they
 * share, and the runner that is the only catch-all. Nothing here prints, asks a terminal or exits.
 * May use every room but {@code shell} and {@code app}.
 */
@NullMarked
package dev.lockstep.command;

import org.jspecify.annotations.NullMarked;
