/** The packaged launcher, as a person or a program starts it: real processes, real terminals. */
@NullMarked
package dev.lockstep.endtoend;

import org.jspecify.annotations.NullMarked;
