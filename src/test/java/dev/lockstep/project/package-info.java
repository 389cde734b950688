@NullMarked
package dev.lockstep.project;

import org.jspecify.annotations.NullMarked;
