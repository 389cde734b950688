package dev.lockstep.sql;

import java.util.Locale;
import java.util.Set;

/** Words of SQL, for those who read what a person types. */
public final class SqlWords {
    /**
     * The verbs that begin a statement of PostgreSQL 14 to 19, but for those that begin a command
     * of the shell as well: abort, commit, explain, import, reset, rollback, set, show.
     */
    private static final Set<String> VERBS =
            Set.of(
                    """
                    alter analyse analyze begin call checkpoint close cluster comment copy create
                    deallocate declare delete discard do drop end execute fetch grant insert listen
                    load lock merge move notify prepare reassign refresh reindex release repack
                    revoke savepoint security select start table truncate unlisten update vacuum
                    values wait with\
                    """
                            .split("\\s+"));

    /**
     * The reserved keywords of PostgreSQL ({@code pg_get_keywords()}, catcode R and T), and those
     * others that begin statements or stand in them as often as not.
     */
    private static final Set<String> KEYWORDS =
            Set.of(
                    """
                    abort add after all alter always analyse analyze and any array as asc asymmetric
                    atomic authorization before begin between binary both by call cascade case cast
                    check checkpoint close cluster collate collation column comment commit
                    concurrently conflict constraint copy create cross current_catalog current_date
                    current_role current_schema current_time current_timestamp current_user cursor
                    cycle database deallocate declare default deferrable deferred delete desc detach
                    discard distinct do domain drop each else enable disable end enum except exclude
                    execute exists explain extension false fetch filter following for force foreign
                    freeze from full function generated grant group having identity if ilike
                    immediate immutable import in include index inherits initially inner insert
                    instead intersect interval into is isnull join key language last lateral leading
                    left like limit listen load localtime localtimestamp lock materialized merge
                    move natural no not nothing notify notnull null nulls of offset on only or order
                    outer over overlaps owner partition placing policy preceding prepare primary
                    privileges procedure publication range reassign recursive references refresh
                    reindex release rename repack replace reset restrict returning returns revoke
                    right role rollback row rows rule savepoint schema security select sequence
                    session_user set show similar some stable start statistics subscription
                    symmetric system_user table tablesample tablespace temp temporary then to
                    trailing transaction trigger true truncate type unbounded union unique unlisten
                    unlogged update user using vacuum valid validate values variadic verbose view
                    volatile wait when where window with without\
                    """
                            .split("\\s+"));

    private SqlWords() {}

    /** The word that a text begins with, in capitals; empty when it begins with something else. */
    public static String first(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.next()) {
            switch (lexer.kind()) {
                case LINE_COMMENT, BLOCK_COMMENT -> {}
                case WORD -> {
                    return text.substring(lexer.start(), lexer.end()).toUpperCase(Locale.ROOT);
                }
                default -> {
                    return "";
                }
            }
        }
        return "";
    }

    /** Whether a word begins SQL at the prompt, in any case. */
    public static boolean isVerb(String word) {
        return VERBS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** The words with which {@link #isVerb} agrees, in small letters. */
    public static Set<String> verbs() {
        return VERBS;
    }

    /** Whether a word is shown as a keyword, in any case. */
    public static boolean isKeyword(String word) {
        return KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a text is SQL and not a command of the shell: it begins with a verb, or with a query
     * in parentheses, or with {@code explain} followed by a verb, {@code (}, {@code analyze} or
     * {@code verbose}. Comments before that do not count.
     */
    public static boolean beginsSql(String text) {
        return beginsSql(text, 0);
    }

    static boolean beginsSql(String text, int from) {
        Lexer lexer = new Lexer(text);
        lexer.jump(from);
        if (!nextWord(lexer)) {
            return false;
        }
        if (lexer.kind() == TokenKind.OPENING || isVerb(word(lexer, text))) {
            return true;
        }
        return word(lexer, text).equals("explain")
                && nextWord(lexer)
                && (lexer.kind() == TokenKind.OPENING
                        || word(lexer, text).equals("verbose")
                        || isVerb(word(lexer, text)));
    }

    private static boolean nextWord(Lexer lexer) {
        boolean found = lexer.next();
        while (found && isComment(lexer.kind())) {
            found = lexer.next();
        }
        return found && (lexer.kind() == TokenKind.WORD || lexer.kind() == TokenKind.OPENING);
    }

    private static boolean isComment(TokenKind kind) {
        return kind == TokenKind.LINE_COMMENT || kind == TokenKind.BLOCK_COMMENT;
    }

    private static String word(Lexer lexer, String text) {
        return lexer.kind() == TokenKind.WORD
                ? text.substring(lexer.start(), lexer.end()).toLowerCase(Locale.ROOT)
                : "";
    }
}
