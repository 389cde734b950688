package dev.lockstep.rehearse;

import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shadow takes over from the live database besides its migrations.
 *
 * @param provider of the locale: {@code c} (libc), {@code i} (ICU) or {@code b} (builtin)
 * @param locale of ICU or of the builtin provider, or null
 * @param rules of ICU, or null
 * @param settings of ALTER DATABASE SET: {@code name=value}
 * @param extensions that are there, in the order in which they came
 */
record Likeness(
        String encoding,
        String collate,
        String ctype,
        String provider,
        @Nullable String locale,
        @Nullable String rules,
        List<String> settings,
        List<Extension> extensions) {
    /** Keeps its own copies. */
    Likeness {
        settings = List.copyOf(settings);
        extensions = List.copyOf(extensions);
    }

    /** An extension and the schema that it lies in. */
    record Extension(String name, String schema) {}

    /** Of the database that the session is in. */
    static Likeness of(Session session) {
        List<Extension> extensions =
                session.query(
                        Catalog.query("extensions"),
                        row -> new Extension(row.text("name"), row.text("schema")));
        return session.query(Catalog.query("likeness"), row -> read(row, extensions)).getFirst();
    }

    private static Likeness read(Row row, List<Extension> extensions) {
        return new Likeness(
                row.text("encoding"),
                row.text("collate_name"),
                row.text("ctype_name"),
                row.text("provider"),
                row.textOrNull("locale"),
                row.textOrNull("rules"),
                row.texts("settings"),
                extensions);
    }

    /** The options of CREATE DATABASE that make another one like it. */
    String options() {
        StringBuilder options =
                new StringBuilder("ENCODING ")
                        .append(Quote.literal(encoding))
                        .append(" LC_COLLATE ")
                        .append(Quote.literal(collate))
                        .append(" LC_CTYPE ")
                        .append(Quote.literal(ctype));
        if (locale != null && provider.equals("i")) {
            options.append(" LOCALE_PROVIDER icu ICU_LOCALE ").append(Quote.literal(locale));
            if (rules != null) {
                options.append(" ICU_RULES ").append(Quote.literal(rules));
            }
        } else if (locale != null && provider.equals("b")) {
            options.append(" LOCALE_PROVIDER builtin BUILTIN_LOCALE ")
                    .append(Quote.literal(locale));
        }
        return options.toString();
    }

    /** {@code UTF8, en_US.UTF-8}. */
    String words() {
        return encoding + ", " + (locale == null ? collate : locale);
    }
}
