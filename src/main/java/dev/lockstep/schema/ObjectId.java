package dev.lockstep.schema;

import java.util.Comparator;

/**
 * An object's name. All parts are as SQL wants them, quoted where they must be.
 *
 * @param schema empty for what lies in none
 * @param parent the relation that it is a part of, or empty; of default privileges the role
 * @param name of a routine with the types of its arguments: {@code f(integer, text)}
 */
public record ObjectId(ObjectKind kind, String schema, String parent, String name)
        implements Comparable<ObjectId> {
    private static final Comparator<ObjectId> ORDER =
            Comparator.comparing(ObjectId::kind)
                    .thenComparing(ObjectId::schema)
                    .thenComparing(ObjectId::parent)
                    .thenComparing(ObjectId::name);

    /** For people and for SQL: {@code public.users.name}, {@code public."User"}. */
    public String path() {
        if (kind == ObjectKind.DEFAULT_PRIVILEGES) {
            return name + " of " + parent + (schema.isEmpty() ? "" : " in " + schema);
        }
        return kind.isPart() && kind != ObjectKind.INDEX ? table() + "." + name : own();
    }

    /** The relation that it is a part of: {@code public.users}. */
    public String table() {
        return schema + "." + parent;
    }

    /** Its name with its schema. */
    String own() {
        return schema.isEmpty() ? name : schema + "." + name;
    }

    /** What it belongs to, for lists that are grouped: the relation, or it itself. */
    public String group() {
        return kind.isPart() ? table() : path();
    }

    @Override
    public int compareTo(ObjectId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind.word() + " " + path();
    }
}
