package dev.lockstep.plan.phase;

import dev.lockstep.postgres.Quote;
import java.util.stream.Collectors;

/**
 * Rows of a table changed block by block, each batch committed by itself. What is written meanwhile
 * the trigger keeps the same, so only rows that nobody touches are left; one that was moved behind
 * us is found by the next pass, and the last pass finds none.
 */
final class BatchText {
    private BatchText() {}

    /** Old to new. */
    static String forward(Pair pair) {
        return text(
                pair,
                pair.news().stream()
                        .map(column -> column.sql() + " = " + column.value().inTable())
                        .collect(Collectors.joining(", ")));
    }

    /** New to old. */
    static String backward(Pair pair, Formula back) {
        return text(pair, pair.oldSql() + " = " + back.inTable());
    }

    private static String text(Pair pair, String set) {
        return """
        -- lockstep: repeatable
        DO $batches$
        DECLARE
            batch constant bigint := 16;  -- blocks of 8 kB: about a thousand rows
            pages bigint;
            page bigint;
            changed bigint;
            left_over boolean;
        BEGIN
            LOOP
                left_over := false;
                pages := pg_relation_size(%1$s) / current_setting('block_size')::bigint;
                page := 0;
                WHILE page <= pages LOOP
                    UPDATE %2$s SET %3$s
                    WHERE ctid >= format('(%%s,0)', page)::tid
                      AND ctid < format('(%%s,0)', page + batch)::tid
                      AND %4$s;
                    GET DIAGNOSTICS changed = ROW_COUNT;
                    COMMIT;
                    IF changed > 0 THEN
                        left_over := true;
                        PERFORM pg_sleep(0.01);  -- leaves the disk to others
                    END IF;
                    page := page + batch;
                END LOOP;
                EXIT WHEN NOT left_over;
            END LOOP;
        END $batches$;
        """
                .formatted(Quote.literal(pair.table()), pair.table(), set, pair.differs());
    }
}
