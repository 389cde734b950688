package dev.lockstep.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A session that holds what we wait for, as {@code pg_stat_activity} shows it to our role.
 *
 * @param pid its backend; 0 is a prepared transaction, named in {@code query}
 * @param user its role, or null when hidden from us
 * @param application its application_name, or null
 * @param state e.g. {@code idle in transaction}, or null when hidden
 * @param transactionAge since its transaction began, or null when it has none or it is hidden
 * @param query its last statement, or null when hidden
 * @param autovacuum whether it is an autovacuum worker
 * @param toPreventWraparound whether it is an autovacuum that PostgreSQL will not cancel for us
 */
public record Blocker(
        int pid,
        @Nullable String user,
        @Nullable String application,
        @Nullable String state,
        @Nullable Duration transactionAge,
        @Nullable String query,
        boolean autovacuum,
        boolean toPreventWraparound) {}
