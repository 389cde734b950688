/**
 * A database's schema as data: read in one go, compared, and turned into the SQL that makes one
 * into the other. Knows no migrations and changes nothing.
 */
@NullMarked
package dev.lockstep.schema;

import org.jspecify.annotations.NullMarked;
