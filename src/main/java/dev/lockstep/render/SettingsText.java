package dev.lockstep.render;

import dev.lockstep.model.HistoryLine;
import dev.lockstep.model.Outcome.HistoryReport;
import dev.lockstep.model.Outcome.Settings;
import dev.lockstep.model.Setting;
import dev.lockstep.render.Table.Column;

/**
 * What can be set and to what it is, and past lines with their numbers:
 *
 * <pre>
 *  name   value  meaning
 *  rows   1000   rows of a result that are shown
 *  write  off    whether SQL at the prompt may change data
 *
 *   3  plan
 *   4  apply next
 * </pre>
 */
final class SettingsText {
    private SettingsText() {}

    static void paint(Settings settings, Page page) {
        Table table =
                new Table(Column.left("name"), Column.left("value"), Column.remark("meaning"));
        for (Setting setting : settings.settings()) {
            table.row(
                    Span.of(setting.name()), Span.of(setting.value()), Span.of(setting.meaning()));
        }
        page.table(table);
    }

    static void paint(HistoryReport history, Page page) {
        int digits =
                history.lines().stream()
                        .mapToInt(line -> Integer.toString(line.number()).length())
                        .max()
                        .orElse(0);
        for (HistoryLine line : history.lines()) {
            String number = Integer.toString(line.number());
            String label = "  " + " ".repeat(digits - number.length()) + number + "  ";
            page.verbatim(Span.of(label), " ".repeat(label.length()), line.line());
        }
    }
}
