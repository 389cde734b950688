package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.FailureException;
import dev.lockstep.model.Place;
import dev.lockstep.model.Position;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text, however broken. */
class SplittingPropertiesTest {
    /**
     * Pieces of SQL that mean something to the lexer; more often near each other than by chance.
     */
    private static final List<String> PIECES =
            List.of(
                    "'",
                    "''",
                    "\"",
                    "$$",
                    "$a$",
                    "$",
                    "E'",
                    "U&'",
                    "U&\"",
                    "B'",
                    "\\",
                    "\\'",
                    "--",
                    "/*",
                    "*/",
                    ";",
                    ";;",
                    "(",
                    ")",
                    "[",
                    "]",
                    ",",
                    ".",
                    "\n",
                    "\r\n",
                    "\r",
                    " ",
                    "\t",
                    "+",
                    "-",
                    "=",
                    "@",
                    "1",
                    "0x",
                    "1_0",
                    "1e",
                    "..",
                    ":",
                    "{",
                    "a",
                    "b ",
                    "\u00e9",
                    "\ud83d\ude00",
                    "\ud83d",
                    "\uFEFF",
                    "\0",
                    "-- lockstep: key value\n",
                    "begin ",
                    " atomic ",
                    "case ",
                    "end ",
                    "create ",
                    "or replace ",
                    "function ",
                    "procedure ",
                    "COPY t FROM stdin;\n",
                    "\n\\.\n",
                    "\n\\i x\n",
                    "select ",
                    "from ",
                    "with ",
                    "as ",
                    "update ",
                    "insert into ",
                    "alter table ",
                    "add ",
                    "drop ",
                    "index ",
                    "concurrently ",
                    "on ",
                    "references ",
                    "using ",
                    "set standard_conforming_strings = off;",
                    "reindex ",
                    "vacuum ",
                    "grant ");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 5_000)
    void givesTheTextBackAsTokensAndWhiteSpace(@ForAll("texts") String text) {
        int end = 0;
        for (Token token : Lexer.tokens(text)) {
            assertThat(token.start()).isGreaterThanOrEqualTo(end);
            assertThat(token.end()).isGreaterThan(token.start());
            assertThat(text.substring(end, token.start())).matches("\uFEFF?[ \\t\\n\\x0B\\f\\r]*");
            assertThat(token.terminated() || token.end() == text.length()).isTrue();
            end = token.end();
        }
        assertThat(text.substring(end)).matches("\uFEFF?[ \\t\\n\\x0B\\f\\r]*");
    }

    @Property(tries = 20_000)
    void givesTheTextBackAsStatementsAndGapsOrRefusesItAtAPlace(@ForAll("texts") String text) {
        SourceText source = new SourceText("up.sql", text);
        try {
            assertAddsUp(text, Script.split(source));
        } catch (FailureException refusal) {
            Place place = Objects.requireNonNull(refusal.failure().place());
            assertThat(place.position()).isEqualTo(positionByCounting(text, place));
        }
    }

    private static void assertAddsUp(String text, Script script) {
        StringBuilder whole = new StringBuilder();
        int end = 0;
        for (Statement statement : script.statements()) {
            String gap = text.substring(end, statement.start());
            assertThat(statement.copyData() != null || isGap(gap, end)).isTrue();
            whole.append(gap).append(statement.sql());
            end = statement.end();
            if (statement.copyData() != null) {
                int data = text.indexOf(statement.copyData() + "\\.", end);
                assertThat(data).isPositive();
                String rest = text.substring(end, data) + statement.copyData() + "\\.";
                whole.append(rest);
                end += rest.length();
            }
            assertThat(statement.index()).isPositive();
            assertThat(statement.sql()).isNotEmpty();
        }
        assertThat(isGap(text.substring(end), end)).isTrue();
        assertThat(whole.append(text, end, text.length())).hasToString(text);
    }

    /** Nothing but semicolons, comments and white space. */
    private static boolean isGap(String gap, int offset) {
        String alone = offset == 0 ? gap : " " + gap;
        return Lexer.tokens(alone).stream()
                .map(Token::kind)
                .allMatch(kind ->
                        kind == TokenKind.SEMICOLON
                                || kind == TokenKind.LINE_COMMENT
                                || kind == TokenKind.BLOCK_COMMENT);
    }

    @Property(tries = 10_000)
    void splitsEachStatementIntoItself(@ForAll("texts") String text) {
        Script script;
        try {
            script = Script.split(new SourceText("up.sql", text));
        } catch (FailureException refusal) {
            return;
        }
        Assume.that(!text.contains("standard_conforming_strings"));
        for (Statement statement : script.statements()) {
            String data = statement.copyData();
            String alone = " " + statement.sql() + (data == null ? "" : ";\n" + data + "\\.\n");
            List<Statement> again = Script.split(new SourceText("up.sql", alone)).statements();
            assertThat(again).hasSize(1);
            assertThat(again.getFirst().sql()).isEqualTo(statement.sql());
            assertThat(again.getFirst().copyData()).isEqualTo(data);
            assertThat(again.getFirst().shape()).isEqualTo(statement.shape());
        }
    }

    @Property(tries = 5_000)
    void knowsTheLineAndColumnOfEachStatement(@ForAll("texts") String text) {
        try {
            for (Statement s : Script.split(new SourceText("up.sql", text)).statements()) {
                assertThat(s.place().position()).isEqualTo(positionByCounting(text, s.place()));
                assertThat(s.place().position().offset()).isEqualTo(s.start());
            }
        } catch (FailureException refusal) {
            assertThat(refusal.failure().place()).isNotNull();
        }
    }

    @Property(tries = 5_000)
    void findsTheEndOfTheFirstStatementWhereItIsComplete(@ForAll("texts") String text) {
        SourceText source = new SourceText("up.sql", text);
        try {
            List<Statement> statements = Script.split(source).statements();
            if (Splitter.isComplete(text)) {
                int end = Splitter.endOfStatement(source, 0);
                assertThat(end).isGreaterThan(statements.getFirst().end());
                assertThat(Splitter.isComplete(text.substring(0, end))).isTrue();
            }
        } catch (FailureException refusal) {
            assertThat(refusal.failure().place()).isNotNull();
        }
    }

    @Property(tries = 5_000)
    void splitsOrRefusesAnyCommandLine(@ForAll("texts") String text) {
        try {
            assertThat(CommandLines.split(text)).allMatch(text::contains).doesNotContain("");
        } catch (FailureException refusal) {
            assertThat(refusal.failure().place()).isNotNull();
        }
    }

    /** Another way to the same: character by character from the start. */
    private static Position positionByCounting(String text, Place place) {
        int offset = place.position().offset();
        String before = text.substring(0, offset);
        String[] lines = before.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        boolean insideLineEnding =
                before.endsWith("\r") && offset < text.length() && text.charAt(offset) == '\n';
        if (insideLineEnding) {
            return place.position();
        }
        String last = lines[lines.length - 1];
        return new Position(offset, lines.length, last.codePointCount(0, last.length()) + 1);
    }
}
