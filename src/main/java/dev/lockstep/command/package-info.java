/** One Picocli class per verb: parse, call, return the outcome. Picocli lives here. */
@NullMarked
package dev.lockstep.command;

import org.jspecify.annotations.NullMarked;
