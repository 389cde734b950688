/**
 * Ways in which a statement can hurt, one small class each. They see a statement's shape, what it
 * will lock, rewrite and scan, and the catalog as it will be just before; they ask nobody.
 */
@NullMarked
package dev.lockstep.plan.rule;

import org.jspecify.annotations.NullMarked;
