package dev.lockstep.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One object as the catalog describes it.
 *
 * @param properties what it is, by name, in an order fit for making it; what is not there is as
 *     usual. Definitions are in the server's own words. {@code option NAME} is a storage parameter,
 *     {@code grant PRIVILEGE TO ROLE} a privilege that somebody other than the owner has.
 */
public record SchemaObject(ObjectId id, Map<String, String> properties) {
    /** Keeps its own copy, without what is empty. */
    public SchemaObject {
        Map<String, String> told = new LinkedHashMap<>();
        properties.forEach((key, value) -> {
            if (!value.isEmpty()) {
                told.put(key, value);
            }
        });
        properties = Collections.unmodifiableMap(told);
    }

    /** A property; empty where it is as usual. */
    public String get(String property) {
        return Objects.requireNonNullElse(properties.get(property), "");
    }

    boolean has(String property) {
        return properties.containsKey(property);
    }

    /** The same with only those properties. */
    SchemaObject only(String... kept) {
        Map<String, String> some = new LinkedHashMap<>();
        for (String key : kept) {
            some.put(key, get(key));
        }
        return new SchemaObject(id, some);
    }

    /** The same under another name. */
    SchemaObject as(ObjectId other) {
        return new SchemaObject(other, properties);
    }

    /** The same with that property. */
    SchemaObject with(String property, String value) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put(property, value);
        return new SchemaObject(id, all);
    }
}
