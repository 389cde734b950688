package dev.lockstep.shell;

import java.util.Set;

/** The words of SQL that are worth a colour: what migrations and looking around are written in. */
final class SqlKeywords {
    private static final Set<String> WORDS =
            Set.of(
                    """
                    add all alter always analyze and any array as asc attach authorization before begin between
                    bigint boolean by cascade case cast check cluster collate column columns comment commit
                    concurrently conflict constraint copy create cross current_date current_timestamp
                    current_user data database date default deferrable deferred delete desc detach distinct do
                    domain drop each else end enum except exclude execute exists explain extension false fetch
                    filter following for foreign from full function generated grant group having identity if
                    ilike in include index inherits inner insert instead integer intersect interval into is
                    isolation join jsonb key language last lateral left level like limit lock logged loop
                    materialized merge natural no not nothing notify null nulls numeric of offset on only or
                    order outer over owner partition policy preceding prepare primary procedure publication
                    range recursive references refresh reindex rename replace reset restart restrict returning
                    returns revoke right role rollback row rows rule savepoint schema security select sequence
                    session set show similar smallint start statement storage stored subscription table
                    tablespace temporary text then time timestamp timestamptz to transaction trigger true
                    truncate type unbounded union unique unlogged update user using uuid vacuum valid validate
                    values varchar verbose view volatile when where window with without work
                    """
                            .split("\\s+"));

    private SqlKeywords() {}

    /** Whether that word, in lower case, is one of them. */
    static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
