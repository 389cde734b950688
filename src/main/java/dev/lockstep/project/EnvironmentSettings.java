package dev.lockstep.project;

import dev.lockstep.model.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one file says of an environment; null where it says nothing.
 *
 * @param rules {@code approvals}, {@code max_hazard}, {@code drift}, {@code require_rehearsal} and
 *     {@code keep_data}, as written
 */
record EnvironmentSettings(
        @Nullable String url,
        @Nullable Stage stage,
        @Nullable String timeZone,
        @Nullable Duration lockTimeout,
        @Nullable Duration lockPatience,
        @Nullable Duration stepWarn,
        @Nullable Duration stepAbort,
        Map<String, Object> rules) {
    private static final Duration LOCK_TIMEOUT = Duration.ofMillis(500);
    private static final Duration LOCK_PATIENCE = Duration.ofMinutes(5);

    /** Nothing said. */
    static final EnvironmentSettings NONE =
            new EnvironmentSettings(null, null, null, null, null, null, null, Map.of());

    private static final List<String> KEYS =
            List.of(
                    "url",
                    "stage",
                    "time_zone",
                    "lock_timeout",
                    "lock_patience",
                    "step_warn",
                    "step_abort",
                    "approvals",
                    "max_hazard",
                    "drift",
                    "require_rehearsal",
                    "keep_data");

    /** Reads the table {@code [environments.NAME]}. */
    static EnvironmentSettings read(TomlTable table) {
        table.refuseUnknown(KEYS);
        Map<String, Object> rules = new LinkedHashMap<>();
        table.count("approvals").ifPresent(it -> rules.put("approvals", it));
        table.word("max_hazard", List.of("information", "warning", "error"))
                .ifPresent(it -> rules.put("max_hazard", it));
        table.word("drift", DriftRule.words()).ifPresent(it -> rules.put("drift", it));
        table.flag("require_rehearsal").ifPresent(it -> rules.put("require_rehearsal", it));
        table.flag("keep_data").ifPresent(it -> rules.put("keep_data", it));
        List<String> stages = Arrays.stream(Stage.values()).map(Stage::word).toList();
        return new EnvironmentSettings(
                table.text("url").orElse(null),
                table.word("stage", stages).flatMap(Stage::of).orElse(null),
                table.text("time_zone").orElse(null),
                table.duration("lock_timeout").orElse(null),
                table.duration("lock_patience").orElse(null),
                table.duration("step_warn").orElse(null),
                table.duration("step_abort").orElse(null),
                Map.copyOf(rules));
    }

    /** These, and where they say nothing, the others. */
    EnvironmentSettings orElse(EnvironmentSettings others) {
        Map<String, Object> allRules = new LinkedHashMap<>(others.rules);
        allRules.putAll(rules);
        return new EnvironmentSettings(
                first(url, others.url),
                first(stage, others.stage),
                first(timeZone, others.timeZone),
                first(lockTimeout, others.lockTimeout),
                first(lockPatience, others.lockPatience),
                first(stepWarn, others.stepWarn),
                first(stepAbort, others.stepAbort),
                Map.copyOf(allRules));
    }

    /** The environment, with defaults for what nobody said: careful ones on production. */
    Environment environment(String name) {
        Stage effective = Optional.ofNullable(stage).orElse(Stage.PRODUCTION);
        boolean production = effective == Stage.PRODUCTION;
        boolean nameless = stage == null && name.equals(Environment.BARE_URL);
        Object drift = rules.get("drift");
        return new Environment(
                name,
                effective,
                stage != null,
                Optional.ofNullable(url).orElse(""),
                Optional.ofNullable(timeZone).orElse("UTC"),
                Optional.ofNullable(lockTimeout).orElse(LOCK_TIMEOUT),
                Optional.ofNullable(lockPatience).orElse(LOCK_PATIENCE),
                Optional.ofNullable(stepWarn)
                        .orElse(production ? Duration.ofSeconds(5) : Duration.ofSeconds(60)),
                Optional.ofNullable(stepAbort)
                        .orElse(production ? Duration.ofSeconds(30) : Duration.ofMinutes(10)),
                drift == null
                        ? DriftRule.unlessSaid(effective, nameless)
                        : DriftRule.of(drift.toString()));
    }

    /** The same for that stage. */
    EnvironmentSettings withStage(Stage other) {
        return new EnvironmentSettings(
                url, other, timeZone, lockTimeout, lockPatience, stepWarn, stepAbort, rules);
    }

    /** The same at that URL. */
    EnvironmentSettings withUrl(String other) {
        return new EnvironmentSettings(
                other, stage, timeZone, lockTimeout, lockPatience, stepWarn, stepAbort, rules);
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
