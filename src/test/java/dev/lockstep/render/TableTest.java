package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.render.Table.Column;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Theme UNICODE = new Theme(false, true);

    @Test
    void cutsNamesInTheMiddleWhenRoomIsShort() {
        assertThat(text(34, "20260322110000_user_roles", ""))
                .isEqualTo(
                        """
                         #  migration              state
                         1  20260322110000…_roles  pending\
                        """);
    }

    @Test
    void movesRemarksBelowTheirRowBeforeNamesBecomeUnreadable() {
        assertThat(text(50, "20260322110000_user_roles", "not transactional"))
                .isEqualTo(
                        """
                         #  migration                  state
                         1  20260322110000_user_roles  pending
                            not transactional\
                        """);
    }

    @Test
    void keepsVersionsWholeBeforeTheOtherColumns() {
        Table table =
                new Table(
                        Column.name("migration"),
                        Column.left("state"),
                        Column.spare("applied"),
                        Column.spare("way back"));
        String ana = "2 d ago, ana";
        table.row(
                Span.of("20260216090000_check_user_name_and_access"),
                Span.of("applied"),
                Span.of(ana),
                Span.of("yes"));
        Page page = new Page(Screen.terminal(UNICODE, 40, Samples.NOW)).table(table);
        assertThat(page.text())
                .isEqualTo(
                        """
                         migration                       state
                         20260216090000…name_and_access  applied\
                        """);
    }

    @Test
    void namesThatDifferInTheirMiddleAloneStillDiffer() {
        Table table = new Table(Column.name("migration"), Column.left("state"));
        List<String> names =
                List.of(
                        "20260302090000_page_views_user_indexed_for_reports",
                        "20260302090000_page_views_post_indexed_for_reports",
                        "20260302090000_page_views_tags_indexed_for_reports");
        names.forEach(name -> table.row(Span.of(name), Span.of("pending")));
        String text = new Page(Screen.terminal(UNICODE, 40, Samples.NOW)).table(table).text();
        assertThat(text.lines().skip(1))
                .doesNotHaveDuplicates()
                .allMatch(line -> line.startsWith(" 20260302090000") && line.length() <= 40);
    }

    @Test
    void neverCutsInAPipe() {
        String name = "x".repeat(5_000);
        assertThat(text(Screen.UNLIMITED, name, "why")).contains(name + "  pending  why");
    }

    @Test
    void leavesOutColumnsThatNobodyFills() {
        assertThat(text(80, "a", "")).doesNotContain("notes");
    }

    @Test
    void countsWideAndCombiningCharactersAsTheyAreShown() {
        Table table = new Table(Column.left("name"), Column.left("x"));
        table.row(Span.of("渡辺"), Span.of("1")).row(Span.of("e\u0301e"), Span.of("2"));
        String text = new Page(Screen.terminal(UNICODE, 40, Samples.NOW)).table(table).text();
        assertThat(text).isEqualTo(" name  x\n 渡辺  1\n e\u0301e    2");
    }

    @Property
    void fitsTheScreenWhereverNamesCanGiveWay(
            @ForAll @StringLength(max = 60) String name,
            @ForAll @StringLength(max = 3) String state,
            @ForAll @IntRange(min = 60, max = 160) int width) {
        Table table = new Table(Column.right("#"), Column.name("migration"), Column.left("state"));
        table.row(Span.of("1"), Span.of(name), Span.of(state));
        Page page = new Page(Screen.terminal(UNICODE, width, Samples.NOW)).table(table);
        assertThat(page.text().lines()).allMatch(line -> DisplayWidth.of(line) <= width);
    }

    private static String text(int width, String name, String remark) {
        Table table =
                new Table(
                        Column.right("#"),
                        Column.name("migration"),
                        Column.left("state"),
                        Column.remark("notes"));
        table.row(Span.of("1"), Span.of(name), Span.of("pending"), Span.of(remark));
        return new Page(Screen.terminal(UNICODE, width, Samples.NOW)).table(table).text();
    }
}
