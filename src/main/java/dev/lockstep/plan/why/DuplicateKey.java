package dev.lockstep.plan.why;

import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.IndexShape;
import dev.lockstep.sql.TableAction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 23505: which keys are there more than once. */
final class DuplicateKey implements Explainer {
    private static final Pattern DETAIL = Pattern.compile("\\((.+?)\\)=\\(");
    private static final Pattern WHERE = Pattern.compile("(?i)\\bwhere\\b");

    @Override
    public Set<String> states() {
        return Set.of("23505");
    }

    /**
     * What shall be unique.
     *
     * @param keys as SQL, divided by commas
     * @param where the condition of a partial index, or null
     */
    private record Key(String keys, @Nullable String where) {}

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.show(incident.error().detail());
        Optional<Look.Relation> table =
                look.relation(incident.table().orElse(null)).filter(Look.Relation::holdsRows);
        Optional<Key> key =
                table.flatMap(found -> ofIndex(incident, look, found, telling))
                        .or(() -> ofStatement(incident));
        boolean changesRows = incident.shape().filter(DataShape.class::isInstance).isPresent();
        if (table.isEmpty() || key.isEmpty()) {
            telling.say("a value that must be unique would be there twice").next(incident.then());
            return;
        }
        String name = table.get().quoted();
        Seen<String> twice = look.ask(duplicates(name, key.get(), 5), row -> row.text("line"));
        if (twice.rows().isEmpty()) {
            telling.say(
                            changesRows
                                    ? "a row with that key is in " + name + " already"
                                    : "no key of " + name + " is there twice now")
                    .show(twice.trouble());
        } else {
            telling.say(name + " holds rows that have the same (" + key.get().keys() + ")");
            twice.rows().forEach(telling::show);
            telling.next(duplicates(name, key.get(), 100).text() + ";");
        }
        if (changesRows) {
            telling.say("ON CONFLICT DO NOTHING would pass over rows that are there");
        }
        telling.next(incident.then());
    }

    /** As the catalog has it, where the index is there: of a constraint, or left INVALID. */
    private static Optional<Key> ofIndex(
            Incident incident, Look look, Look.Relation table, Telling telling) {
        String name =
                Optional.ofNullable(incident.error().subject().constraint())
                        .or(() -> incident.quoted().stream().findFirst())
                        .orElse("");
        return look.ask(
                        "unique-index",
                        row -> {
                            if (!row.bool("valid")) {
                                telling.show(
                                        "index %s is there and INVALID: the failed build left it"
                                                .formatted(Quote.identifier(name)));
                                if (incident.typed()) {
                                    telling.change(
                                            "drop index concurrently "
                                                    + Quote.identifier(table.schema(), name));
                                }
                            }
                            return new Key(row.text("keys"), row.textOrNull("predicate"));
                        },
                        table.quoted(),
                        name)
                .first();
    }

    private static Optional<Key> ofStatement(Incident incident) {
        if (incident.shape().orElse(null) instanceof IndexShape.CreateIndex index) {
            Matcher where = WHERE.matcher(index.text());
            String condition = where.find() ? index.text().substring(where.end()).strip() : null;
            boolean plain = index.keys().stream().noneMatch(String::isEmpty);
            return plain
                    ? Optional.of(new Key(columns(index.keys()), condition))
                    : ofDetail(incident).map(keys -> new Key(keys, condition));
        }
        Optional<Key> added =
                incident.action(TableAction.AddConstraint.class)
                        .filter(constraint -> !constraint.columns().isEmpty())
                        .map(constraint -> new Key(columns(constraint.columns()), null));
        return added.or(() ->
                incident.action(TableAction.AddColumn.class)
                        .map(column -> new Key(columns(List.of(column.column())), null)));
    }

    /** Only what the statement says itself: an error's detail may be anybody's words. */
    private static Optional<String> ofDetail(Incident incident) {
        String detail = incident.error().detail();
        Matcher matcher = DETAIL.matcher(detail == null ? "" : detail);
        return matcher.find() && bare(incident.sql()).contains(bare(matcher.group(1)))
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    private static String bare(String sql) {
        return sql.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    private static String columns(List<String> names) {
        return names.stream().map(Quote::identifier).collect(Collectors.joining(", "));
    }

    /** Nulls are never the same, so keys that hold one are left out. */
    private static Sql duplicates(String table, Key key, int limit) {
        String where = key.where() == null ? "" : " AND (" + key.where() + ")";
        return new Sql(
                """
                SELECT pg_catalog.left(ROW(%1$s)::text, 200) || ', rows: ' || count(*) AS line \
                FROM %2$s WHERE pg_catalog.num_nulls(%1$s) = 0%3$s \
                GROUP BY %1$s HAVING count(*) > 1 ORDER BY count(*) DESC, 1 LIMIT %4$d\
                """
                        .formatted(key.keys(), table, where, limit),
                List.of());
    }
}
