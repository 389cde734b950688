@NullMarked
package dev.lockstep.plan.effect;

import org.jspecify.annotations.NullMarked;
