package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Estimate;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.DataShape.ChangeRows;
import dev.lockstep.sql.IndexShape;
import dev.lockstep.sql.IndexShape.CreateIndex;
import dev.lockstep.sql.IndexShape.Reindex;
import dev.lockstep.sql.ObjectShape;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.ServerShape;
import dev.lockstep.sql.SessionShape;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableShape;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How long statements will take: what they read, write and build, by the sizes that the catalog
 * knows, at rates that servers of all kinds reach. What was measured: on a table of 2 GB in memory
 * 2.5 GB/s read, 100 MB/s copied, 350 to 560 MB/s indexed, 10 µs a row changed with two indexes.
 */
public final class Estimates {
    /** Bytes a second of a slow disk and of memory. */
    private static final Rate READ = new Rate(150_000_000, 3_000_000_000L);

    /** Bytes of the table a second, its write-ahead log included. */
    private static final Rate COPY = new Rate(40_000_000, 250_000_000);

    /** Bytes of the table a second, for one index. */
    private static final Rate BUILD = new Rate(60_000_000, 600_000_000);

    /** Rows a second, and indexes count as rows. */
    private static final Rate CHANGE = new Rate(20_000, 500_000);

    private static final long MOMENT_MS = 20;
    private static final String IN_CATALOGS = "writes catalogs only";
    private static final Estimate CATALOGS_ONLY = new Estimate(0, MOMENT_MS, IN_CATALOGS);

    private final Facts facts;

    /** By these facts, as they are before the statement. */
    public Estimates(Facts facts) {
        this.facts = facts;
    }

    private record Rate(long slow, long fast) {}

    /** Adds up the parts of the work. */
    private static final class Work {
        private double low;
        private double high;
        private final List<String> parts = new ArrayList<>();

        void add(long amount, Rate rate, String part) {
            if (amount > 0) {
                low += 1000.0 * amount / rate.fast();
                high += 1000.0 * amount / rate.slow();
                parts.add(part);
            }
        }
    }

    /** Of one statement; empty where what it does, or how large it is, cannot be said. */
    public Optional<Estimate> of(StatementShape shape, Effects effects) {
        if (facts.assumed() || isUnforeseeable(shape)) {
            return Optional.empty();
        }
        Work work = new Work();
        return reckon(shape, effects, work)
                ? Optional.of(estimate(work, more(shape, effects)))
                : Optional.empty();
    }

    /**
     * Why it may take longer, or nothing. How the planner finds rows to change does not count: all
     * are taken for changed.
     */
    private String more(StatementShape shape, Effects effects) {
        boolean rows = shape instanceof ChangeRows change && change.relations().size() == 1;
        for (Effects.Gap gap : effects.gaps()) {
            boolean matters =
                    switch (gap.aspect()) {
                        case LOCKS -> false;
                        case SCANS -> !rows;
                        case REWRITES -> true;
                    };
            if (matters && !isOurs(shape)) {
                return ", or longer: " + gap.because();
            }
        }
        return "";
    }

    /** Whether the plan itself has made all that it names. */
    private boolean isOurs(StatementShape shape) {
        List<RelationName> names = shape.relations();
        return !names.isEmpty()
                && names.stream().allMatch(name -> facts.isMade(facts.relation(name)));
    }

    /** Queries, code of people's own, and what goes over the whole database. */
    private static boolean isUnforeseeable(StatementShape shape) {
        return switch (shape) {
            case ChangeRows change -> change.verb() == ChangeRows.Verb.INSERT;
            case DataShape data -> true;
            case SessionShape session -> !(session instanceof SessionShape.SetParameter);
            case ServerShape.Maintenance upkeep -> upkeep.relations().isEmpty();
            case ServerShape.LockTable lock -> false;
            case ServerShape server -> true;
            case TableShape.CreateTable create -> create.asQuery();
            case TableShape table -> false;
            case IndexShape index -> false;
            case ObjectShape.CreateView view -> view.kind().contains("MATERIALIZED");
            case ObjectShape.Refresh refresh -> true;
            case ObjectShape object -> false;
        };
    }

    private boolean reckon(StatementShape shape, Effects effects, Work work) {
        if (shape instanceof TableShape.Truncate || writesCatalogsOnly(shape, effects)) {
            return true;
        }
        Set<String> read = new LinkedHashSet<>(effects.scans());
        if (shape instanceof ChangeRows change) {
            facts.family(facts.relation(change.target())).stream()
                    .filter(Relation::stored)
                    .forEach(each -> read.add(each.name()));
        }
        Collection<Relation> scanned = relations(read);
        Collection<Relation> copied = relations(effects.rewrites());
        if (!measured(scanned) || !measured(copied)) {
            return false;
        }
        scanned.forEach(each -> work.add(bytes(each), READ, "reads " + sized(each)));
        for (Relation each : copied) {
            work.add(bytes(each), COPY, "writes " + sized(each));
            build(each, each.indexes().size(), work);
        }
        scanned.stream().findFirst().ifPresent(table -> build(table, builds(shape, table), work));
        if (isConcurrent(shape)) {
            scanned.forEach(each -> work.add(bytes(each), READ, "reads it again"));
            work.parts.add("waits for older transactions besides");
        }
        if (shape instanceof ChangeRows) {
            return scanned.stream().allMatch(each -> changes(each, work));
        }
        return true;
    }

    private static boolean writesCatalogsOnly(StatementShape shape, Effects effects) {
        return effects.scans().isEmpty()
                && effects.rewrites().isEmpty()
                && !(shape instanceof ChangeRows)
                && !isConcurrent(shape);
    }

    private static boolean isConcurrent(StatementShape shape) {
        return (shape instanceof CreateIndex create && create.concurrently())
                || (shape instanceof Reindex reindex && reindex.concurrently());
    }

    private void build(Relation table, int indexes, Work work) {
        work.add(
                indexes * bytes(table),
                BUILD,
                indexes == 1 ? "builds an index" : "builds " + indexes + " indexes");
    }

    /** As if all rows were meant: how many a condition leaves, only the server knows. */
    private boolean changes(Relation table, Work work) {
        long rows = facts.isMade(table) ? 0 : use(table).rows();
        double before = work.low;
        work.add(
                Math.max(rows, 0) * (1 + table.indexes().size()),
                CHANGE,
                "changes at most %,d rows".formatted(rows));
        work.low = before;
        return rows >= 0 || bytes(table) == 0;
    }

    private static int builds(StatementShape shape, Relation table) {
        return switch (shape) {
            case CreateIndex create -> 1;
            case Reindex reindex ->
                    reindex.what() == Reindex.Extent.INDEX ? 1 : table.indexes().size();
            case AlterTable alter ->
                    (int) alter.actions().stream().filter(Estimates::buildsIndex).count();
            default -> 0;
        };
    }

    private static boolean buildsIndex(TableAction action) {
        return switch (action) {
            case TableAction.AddConstraint add ->
                    add.index() == null
                            && switch (add.kind()) {
                                case UNIQUE, PRIMARY_KEY, EXCLUDE -> true;
                                case CHECK, FOREIGN_KEY, NOT_NULL -> false;
                            };
            case TableAction.AddColumn add ->
                    add.definition().unique() || add.definition().primaryKey();
            default -> false;
        };
    }

    private List<Relation> relations(Collection<String> names) {
        return names.stream().flatMap(name -> facts.relations().named(name).stream()).toList();
    }

    private boolean measured(Collection<Relation> relations) {
        return relations.stream().allMatch(each -> facts.isMade(each) || use(each).bytes() >= 0);
    }

    private Use use(Relation relation) {
        return facts.uses().getOrDefault(relation.oid(), Use.UNKNOWN);
    }

    private long bytes(Relation relation) {
        return facts.isMade(relation) ? 0 : Math.max(0, use(relation).bytes());
    }

    private String sized(Relation relation) {
        long bytes = bytes(relation);
        double megabytes = bytes / 1048576.0;
        String size =
                megabytes >= 1024
                        ? String.format(Locale.ROOT, "%.1f GB", megabytes / 1024)
                        : String.format(Locale.ROOT, "%.1f MB", megabytes);
        return relation.name() + " (" + size + ")";
    }

    private static Estimate estimate(Work work, String more) {
        if (work.parts.isEmpty() && more.isEmpty()) {
            return CATALOGS_ONLY;
        }
        String basis =
                work.parts.isEmpty()
                        ? IN_CATALOGS
                        : String.join(", ", work.parts) + "; rates assumed, not measured here";
        return new Estimate(
                Math.round(work.low), Math.max(MOMENT_MS, Math.round(work.high)), basis + more);
    }
}
