/**
 * Reading SQL as text: lexer, statement splitter, shapes. Pure functions over strings; no server,
 * no files. May use {@code model}.
 */
@NullMarked
package dev.lockstep.sql;

import org.jspecify.annotations.NullMarked;
