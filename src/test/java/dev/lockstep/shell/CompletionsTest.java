package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.command.Workspace.Word;
import dev.lockstep.shell.Completions.Offer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionsTest {
    private static Offer at(String beforeCursor) {
        return new Completions(PracticeSession.COMMANDS, PracticeSession.vocabulary(), false)
                .at(beforeCursor);
    }

    /** What is left once the word that was begun has been taken into account. */
    private static List<String> found(String beforeCursor) {
        Offer offer = at(beforeCursor);
        String typed = beforeCursor.substring(offer.words().isEmpty() ? 0 : offer.start());
        return NameMatch.of(offer.words(), typed, 200).found().stream().map(Word::word).toList();
    }

    @Test
    void offersCommandsAtTheBeginning() {
        assertThat(found("")).startsWith("status", "show", "plan").contains("exit");
        assertThat(found("s")).contains("status", "show", "step", "set", "sql", "select");
        assertThat(found("  sta")).containsExactly("status", "start");
    }

    @Test
    void describesEachCommand() {
        assertThat(at("stat").words())
                .contains(new Word("status", "where files and database stand"));
    }

    @Test
    void offersTheWordsOfStepModeOnlyThere() {
        assertThat(found("")).doesNotContain("next", "abort");
        Completions stepping =
                new Completions(PracticeSession.COMMANDS, PracticeSession.vocabulary(), true);
        assertThat(stepping.at("").words()).extracting(Word::word).contains("next", "abort");
    }

    @Test
    void offersTargetsAndThenNames() {
        assertThat(found("apply ")).containsExactly("next", "to", "all", "only");
        assertThat(found("rollback ")).containsExactly("last", "to", "all", "only");
        assertThat(found("apply to ")).hasSize(3).noneMatch(name -> name.contains("audit_log"));
        assertThat(found("rollback to ")).containsExactly("20260318100000_add_audit_log");
        assertThat(found("apply all ")).containsExactly("--atomic");
        assertThat(found("apply to 2026 ")).containsExactly("--atomic");
    }

    @Test
    void findsAMigrationByAnyWordOfItsName() {
        assertThat(found("show role")).containsExactly("20260322110000_user_roles");
        assertThat(found("apply only email")).containsExactly("20260321093000_index_user_email");
        assertThat(found("plan --down to audit")).containsExactly("20260318100000_add_audit_log");
    }

    @Test
    void offersTheCommandsOptionsAfterADash() {
        assertThat(found("plan --")).containsExactly("--down", "--sql");
        assertThat(found("plan --d")).containsExactly("--down");
        assertThat(found("status ")).containsExactly("--exit-code");
    }

    @Test
    void offersNothingWhereAValueIsTyped() {
        assertThat(at("plan --out ").words()).isEmpty();
    }

    @Test
    void offersEnvironmentsAndSettings() {
        assertThat(found("use p")).containsExactly("prod");
        assertThat(found("set ")).containsExactly("rows", "write");
        assertThat(found("help ap")).containsExactly("apply");
    }

    @Test
    void offersTablesAndColumnsInsideSql() {
        assertThat(found("select em")).containsExactly("email");
        assertThat(found("select * from "))
                .containsExactly("\"User\"", "site_config", "audit.entries");
        assertThat(found("select * from us")).containsExactly("\"User\"");
        assertThat(found("select * from \"Us")).containsExactly("\"User\"");
        assertThat(found("sql update site")).containsExactly("site_config");
        assertThat(found("select email,av")).containsExactly("avatar");
    }

    @Test
    void completesAQuotedIdentifierThatWasOpened() {
        assertThat(found("select * from \"us")).containsExactly("\"User\"");
        assertThat(found("select * from \"site")).containsExactly("\"site_config\"");
        assertThat(found("select * from audit.\"en")).containsExactly("audit.\"entries\"");
        assertThat(found("select \"em")).containsExactly("\"email\"");
    }

    @Test
    void offersTheRelationsOfASchemaAfterItsPoint() {
        assertThat(found("select * from public."))
                .containsExactly("public.\"User\"", "public.site_config");
        assertThat(found("select * from public.\"U")).containsExactly("public.\"User\"");
        assertThat(found("update public.s")).containsExactly("public.site_config");
        assertThat(found("select * from aud")).containsExactly("audit.entries");
    }

    @Test
    void offersNothingInsideStringsAndComments() {
        assertThat(at("select 'em").words()).isEmpty();
        assertThat(at("select 1 -- em").words()).isEmpty();
        assertThat(at("select /* em").words()).isEmpty();
        assertThat(found("select 'x' || em")).containsExactly("email");
    }

    @Test
    void offersNothingAfterAnUnknownWord() {
        assertThat(at("frobnicate 2026").words()).isEmpty();
    }
}
