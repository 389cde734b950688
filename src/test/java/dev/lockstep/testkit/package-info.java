/** What tests share: a database of their own, and hand-made stand-ins for ports. */
@NullMarked
package dev.lockstep.testkit;

import org.jspecify.annotations.NullMarked;
