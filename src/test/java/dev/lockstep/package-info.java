/** What holds for the whole house: who may call whom, and the scripts around the code. */
@NullMarked
package dev.lockstep;

import org.jspecify.annotations.NullMarked;
