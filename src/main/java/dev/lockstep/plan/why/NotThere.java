package dev.lockstep.plan.why;

import dev.lockstep.postgres.Quote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A name that means nothing here: where it is, or what comes nearest. */
final class NotThere implements Explainer {
    private static final Pattern CALL = Pattern.compile("([\\w.$\"]+)\\(");
    private static final Pattern BARE_COLUMN = Pattern.compile("\\b[\\w$]+\\.([\\w$]+)\\b");

    /** What well-known extensions bring. */
    private static final Map<String, String> BROUGHT_BY =
            Map.ofEntries(
                    Map.entry("uuid_generate_v4", "uuid-ossp"),
                    Map.entry("uuid_generate_v1", "uuid-ossp"),
                    Map.entry("gen_random_bytes", "pgcrypto"),
                    Map.entry("crypt", "pgcrypto"),
                    Map.entry("gen_salt", "pgcrypto"),
                    Map.entry("digest", "pgcrypto"),
                    Map.entry("citext", "citext"),
                    Map.entry("hstore", "hstore"),
                    Map.entry("ltree", "ltree"),
                    Map.entry("similarity", "pg_trgm"),
                    Map.entry("gin_trgm_ops", "pg_trgm"),
                    Map.entry("unaccent", "unaccent"),
                    Map.entry("geometry", "postgis"),
                    Map.entry("geography", "postgis"),
                    Map.entry("vector", "vector"));

    @Override
    public Set<String> states() {
        return Set.of("42P01", "42703", "42883", "42704", "3F000");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        Optional<String> wanted = name(incident);
        if (wanted.isEmpty()) {
            telling.say("it names something that is not there").next(incident.then());
            return;
        }
        String name = wanted.get();
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (incident.error().message().contains("role \"" + name + "\"")) {
            role(name, look, telling);
            telling.next(incident.then());
            return;
        }
        telling.say("nothing is called " + name + " where this session looks");
        switch (incident.state()) {
            case "42P01" -> relation(look, telling, last);
            case "42703" -> column(incident, look, telling, last);
            case "42883" -> {
                telling.show(look.lines("functions", last));
                near(look.nearest(last, "function-names"), telling);
            }
            default -> {
                telling.show(look.lines("objects", last));
                near(look.nearest(last, "object-names"), telling);
            }
        }
        extension(look, telling, last);
        if (!incident.state().equals("42703")) {
            telling.show(look.lines("search-path"));
        }
        telling.next(incident.then());
    }

    private static void relation(Look look, Telling telling, String name) {
        Seen<String> elsewhere = look.lines("relations-named", name);
        telling.show(elsewhere);
        if (elsewhere.rows().isEmpty()) {
            near(look.nearest(name, "relation-names"), telling);
        } else {
            telling.say("it is in a schema that the search path does not name");
        }
    }

    /** Roles belong to the cluster: no search path is asked for them. */
    private static void role(String name, Look look, Telling telling) {
        telling.say(
                "no role is called "
                        + name
                        + " in this cluster; roles are made once for all its databases, so a dump or"
                        + " a new server does not have them");
        near(look.nearest(name, "role-names"), telling);
        telling.change("create role " + Quote.identifier(name));
    }

    private static void column(Incident incident, Look look, Telling telling, String name) {
        List<String> tables = incident.tables().stream().map(Look::written).toList();
        near(look.nearest(name, "column-names", tables), telling);
        telling.show(look.lines("columns", tables));
        incident.tables().stream()
                .findFirst()
                .flatMap(look::relation)
                .ifPresent(table -> telling.next("select * from " + table.quoted() + " limit 0;"));
    }

    private static void near(@Nullable String nearest, Telling telling) {
        if (nearest != null) {
            telling.show("nearest name: " + nearest);
        }
    }

    private static void extension(Look look, Telling telling, String name) {
        String extension = BROUGHT_BY.get(name);
        if (extension != null) {
            Seen<String> available = look.lines("extension", extension);
            telling.say(name + " comes with the extension " + extension).show(available);
            if (!available.rows().isEmpty()) {
                telling.change("create extension if not exists \"" + extension + "\"");
            }
        }
    }

    /** As the message has it, in quotes or before parentheses, else the word it points at. */
    private static Optional<String> name(Incident incident) {
        String message = incident.error().message();
        if (incident.state().equals("42883")) {
            Matcher call = CALL.matcher(message);
            if (call.find()) {
                return Optional.of(call.group(1).replace("\"", ""));
            }
        }
        Optional<String> quoted = incident.quoted().stream().findFirst();
        if (quoted.isPresent()) {
            return quoted;
        }
        Matcher column = BARE_COLUMN.matcher(message);
        return column.find()
                ? Optional.of(column.group(1))
                : Optional.ofNullable(incident.wordAtPosition())
                        .map(word -> word.replace("\"", ""));
    }
}
