package dev.lockstep.render;

import dev.lockstep.model.MigrationLine;
import dev.lockstep.model.Outcome.MigrationReport;
import dev.lockstep.model.ScriptText;
import dev.lockstep.sql.SecretLiterals;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything known about one migration:
 *
 * <pre>
 * 20260322110000_user_roles · pending · schema · way back: down.sql
 * prisma/migrations/20260322110000_user_roles
 *
 * up: migration.sql, 2 statements
 *   1 | ALTER TABLE "User" ADD COLUMN "role" "Role";
 *   2 | ...
 *
 * runs
 *  when (UTC)        what   migration  outcome  time  by
 * </pre>
 */
final class ShowText {
    private ShowText() {}

    static void paint(MigrationReport report, Page page) {
        MigrationLine migration = report.migration();
        page.flow("", page.theme().between(), facts(migration, page.screen()));
        page.line(report.directory());
        if (page.screen().verbose() && migration.checksum() != null) {
            page.line("checksum " + migration.checksum());
        }
        if (migration.note() != null && !migration.note().isBlank()) {
            page.block(Span.of("note: "), "      ", migration.note());
        }
        report.scripts().forEach(script -> script(script, page));
        if (!report.runs().isEmpty()) {
            page.gap().line("runs");
            LogText.paint(report.runs(), page);
        }
        if (report.log() != null && !report.log().isBlank()) {
            page.gap().line("log of the failed run");
            page.block(Span.of("  "), "  ", report.log());
        }
    }

    private static List<Span> facts(MigrationLine migration, Screen screen) {
        List<Span> facts = new ArrayList<>();
        facts.add(Span.of(migration.name()));
        facts.add(StatusTable.state(migration.state()));
        facts.add(Span.of(migration.kind().word()));
        facts.add(Span.of(migration.reversible() ? "has a way back" : "no down script"));
        if (migration.appliedAt() != null) {
            String by = migration.appliedBy() == null ? "" : " by " + migration.appliedBy();
            facts.add(Span.of("applied " + Ages.text(migration.appliedAt(), screen.now()) + by));
        }
        return facts;
    }

    private static void script(ScriptText script, Page page) {
        String count = Sizes.count(script.statements(), "statement", "statements");
        page.gap().sentence(script.role() + ": " + script.file() + ", " + count);
        List<String> lines = Escaping.lines(SecretLiterals.masked(script.text()));
        int digits = Integer.toString(lines.size()).length();
        int number = 0;
        for (String line : lines) {
            number++;
            String shown = Integer.toString(number);
            String gutter = "  " + " ".repeat(digits - shown.length()) + shown + " | ";
            page.line(Span.of(gutter), Span.of(Tabs.expand(line, 4)));
        }
    }
}
