package dev.lockstep.sql;

import dev.lockstep.model.Place;

/**
 * A comment of the form {@code -- lockstep: key value}.
 *
 * @param key first word, lower case
 * @param value the raw rest of the line, trimmed; may be empty
 * @param beforeStatement the index (from 1) of the statement it stands above; one past the last at
 *     the end
 * @param place where the comment begins
 */
public record Directive(String key, String value, int beforeStatement, Place place) {}
