package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'it''s; one'",
                "'a back\\'",
                "E'it\\'s; one'",
                "e'\\\\'",
                "U&'d\\0061t'",
                "u&'\\'",
                "B'101'",
                "x'1FF'",
                "N'national'",
                "'first'\n  'second'",
                "'first' -- said; with 'quotes'\n -- twice\n 'second'",
                "E'first'\r\n'\\'second'",
                "''"
            })
    void readsAStringAsOneToken(String text) {
        assertOne(text, TokenKind.STRING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$$a;b$$",
                "$$$$",
                "$tag$ $$;$$ $ta$ $tag$",
                "$_1$'$_1$",
                "$é$x$é$",
                "$a$$b$a$",
                "$a$ $a $a$"
            })
    void readsADollarQuotedStringAsOneToken(String text) {
        assertOne(text, TokenKind.DOLLAR_STRING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a;b\"", "\"say \"\"so\"\"\"", "U&\"d\\0061t\"", "\"--\""})
    void readsAQuotedNameAsOneToken(String text) {
        assertOne(text, TokenKind.QUOTED_IDENTIFIER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select", "_a1", "a$b$c", "naïve", "表", "\u00a0", "e", "U"})
    void readsAWord(String text) {
        assertOne(text, TokenKind.WORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "1_000", "3.14", "3.", ".5", "1e10", "1.5e-3", "0x1F", "0X_1f", "0o17", "0b1_0"
            })
    void readsANumber(String text) {
        assertOne(text, TokenKind.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "->>", "@>", "<=", "||", "@-", "!=-#", "*", "+"})
    void readsAnOperator(String text) {
        assertOne(text, TokenKind.OPERATOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/* a; */", "/* a /* b */ ' */", "/**/", "/*/*/*/*/", "/* **/", "/*/ */"})
    void readsABlockCommentWithThoseInIt(String text) {
        if (text.equals("/*/*/*/*/")) {
            assertThat(Lexer.tokens(text)).singleElement().matches(token -> !token.terminated());
        } else {
            assertOne(text, TokenKind.BLOCK_COMMENT);
        }
    }

    @Test
    void endsALineCommentBeforeTheLineEnding() {
        assertThat(texts("a -- b; '\r\nc --d\re")).containsExactly("a", "-- b; '", "c", "--d", "e");
    }

    @Test
    void readsParameters() {
        assertThat(texts("$1+$23")).containsExactly("$1", "+", "$23");
    }

    @Test
    void startsNoDollarQuoteInsideAName() {
        assertThat(texts("a$b$ ; c$b$")).containsExactly("a$b$", ";", "c$b$");
    }

    @Test
    void readsADollarThatBeginsNothing() {
        assertThat(texts("$ $a $-$")).containsExactly("$", "$", "a", "$", "-", "$");
    }

    @Test
    void stopsAnOperatorBeforeAComment() {
        assertThat(texts("a=--b")).containsExactly("a", "=", "--b");
        assertThat(texts("a+/*b*/*c")).containsExactly("a", "+", "/*b*/", "*", "c");
        assertThat(texts("*/*x*/")).containsExactly("*", "/*x*/");
    }

    @Test
    void keepsASignApartFromAnOperatorBeforeIt() {
        assertThat(texts("a=-1")).containsExactly("a", "=", "-", "1");
        assertThat(texts("a<=+-1")).containsExactly("a", "<=", "+", "-", "1");
        assertThat(texts("a@-1")).containsExactly("a", "@-", "1");
        assertThat(texts("+++=1")).containsExactly("+++=", "1");
    }

    @Test
    void readsARangeAsTwoNumbers() {
        assertThat(texts("1..10")).containsExactly("1", "..", "10");
    }

    @Test
    void readsLettersAfterANumberAsAWord() {
        assertThat(texts("1e 0xg 1_ 2b")).containsExactly("1", "e", "0", "xg", "1", "_", "2", "b");
    }

    @Test
    void readsPunctuation() {
        assertThat(texts("a.b::c[1:2],x:=(d);"))
                .containsExactly(
                        "a", ".", "b", "::", "c", "[", "1", ":", "2", "]", ",", "x", ":=", "(", "d",
                        ")", ";");
    }

    @Test
    void needsALineEndingToContinueAString() {
        assertThat(texts("'a' 'b'")).containsExactly("'a'", "'b'");
        assertThat(texts("'a' /*\n*/ 'b'")).containsExactly("'a'", "/*\n*/", "'b'");
    }

    @Test
    void readsAPsqlCommandToTheEndOfItsLine() {
        assertThat(Lexer.tokens("\\i 'a;b\nselect"))
                .extracting(Token::kind)
                .containsExactly(TokenKind.META_COMMAND, TokenKind.WORD);
        assertOne("\\gexec now", TokenKind.META_COMMAND);
    }

    @Test
    void takesAByteOrderMarkForWhiteSpaceAtTheBeginningAlone() {
        assertThat(texts("\uFEFFselect")).containsExactly("select");
        assertThat(texts("a \uFEFF")).containsExactly("a", "\uFEFF");
    }

    @Test
    void readsNulAndOtherOddCharacters() {
        assertThat(Lexer.tokens("\0{}"))
                .extracting(Token::kind)
                .containsExactly(TokenKind.OTHER, TokenKind.OTHER, TokenKind.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'a", "E'a\\", "E'a\\'", "\"a", "U&\"", "$a$ $b$", "/* /* */", "'a'\n'b"})
    void marksWhatTheTextEndsIn(String text) {
        assertThat(Lexer.tokens(text))
                .singleElement()
                .isEqualTo(
                        new Token(Lexer.tokens(text).getFirst().kind(), 0, text.length(), false));
    }

    @Test
    void readsBackslashesAsEscapesWhereStringsDoNotConform() {
        Lexer lexer = new Lexer("'a\\'b' N'\\'' U&'\\' E'\\''");
        lexer.standardConformingStrings(false);
        List<String> ends = new ArrayList<>();
        while (lexer.next()) {
            ends.add(lexer.start() + "-" + lexer.end());
        }
        assertThat(ends).containsExactly("0-6", "7-12", "13-18", "19-24");
    }

    @Test
    void continuesWhereItIsSent() {
        Lexer lexer = new Lexer("a ' b");
        lexer.jump(3);
        assertThat(lexer.next()).isTrue();
        assertThat(lexer.token()).isEqualTo(new Token(TokenKind.WORD, 4, 5, true));
        assertThat(lexer.next()).isFalse();
    }

    private static void assertOne(String text, TokenKind kind) {
        assertThat(Lexer.tokens(text)).containsExactly(new Token(kind, 0, text.length(), true));
    }

    private static List<String> texts(String text) {
        return Lexer.tokens(text).stream()
                .map(token -> text.substring(token.start(), token.end()))
                .toList();
    }
}
