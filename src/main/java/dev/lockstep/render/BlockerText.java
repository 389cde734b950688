package dev.lockstep.render;

import dev.lockstep.model.Blocker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session that stands in the way, one line, with its query below where there is no room:
 *
 * <pre>
 *   pid 4711 · ana · psql · idle in transaction · transaction open 12 min · UPDATE "User" SET …
 *   autovacuum worker pid 812 · to prevent wraparound · VACUUM public."User"
 *   prepared transaction · gid "batch-7"
 *   pid 4712 · hidden from this role: GRANT pg_read_all_stats shows it
 * </pre>
 */
final class BlockerText {
    /** Below this many columns a query is not worth beginning. */
    private static final int QUERY_LEAST = 24;

    private BlockerText() {}

    static void paint(List<Blocker> blockers, String indent, Page page) {
        blockers.forEach(blocker -> paint(blocker, indent, page));
    }

    static void paint(Blocker blocker, String indent, Page page) {
        String between = page.theme().between();
        List<Span> facts = facts(blocker);
        String query = blocker.query();
        if (query == null || query.isBlank()) {
            page.flow(indent, between, facts);
            return;
        }
        int used = indent.length();
        for (Span fact : facts) {
            used += fact.width() + between.length();
        }
        int room = page.screen().width() - used;
        if (room >= QUERY_LEAST) {
            facts.add(Span.of(SqlExcerpt.line(query, room, page.theme())));
            page.flow(indent, between, facts);
        } else {
            page.flow(indent, between, facts);
            int below = Math.max(QUERY_LEAST, page.screen().width() - indent.length() - 2);
            page.line(indent + "  " + SqlExcerpt.line(query, below, page.theme()));
        }
    }

    private static List<Span> facts(Blocker blocker) {
        List<Span> facts = new ArrayList<>();
        facts.add(Span.of(name(blocker)));
        addIfKnown(facts, blocker.user());
        addIfKnown(facts, blocker.application());
        if (blocker.toPreventWraparound()) {
            facts.add(Span.warning("to prevent wraparound"));
        }
        addIfKnown(facts, blocker.state());
        if (blocker.transactionAge() != null) {
            facts.add(Span.of("transaction open " + Durations.text(blocker.transactionAge())));
        }
        boolean hidden = facts.size() == 1 && blocker.query() == null && blocker.pid() != 0;
        if (hidden) {
            facts.add(Span.of("hidden from this role: GRANT pg_read_all_stats shows it"));
        }
        return facts;
    }

    private static String name(Blocker blocker) {
        if (blocker.pid() == 0) {
            return "prepared transaction";
        }
        return (blocker.autovacuum() ? "autovacuum worker pid " : "pid ") + blocker.pid();
    }

    private static void addIfKnown(List<Span> facts, @Nullable String fact) {
        if (fact != null && !fact.isBlank()) {
            facts.add(Span.of(fact));
        }
    }
}
