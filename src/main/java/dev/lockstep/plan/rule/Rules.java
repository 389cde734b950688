package dev.lockstep.plan.rule;

import java.util.List;

/** All rules, in the order in which their findings are told. */
final class Rules {
    static final List<Rule> ALL =
            List.of(
                    new AddColumnRewrites(),
                    new AddColumnNotNull(),
                    new SetNotNullScans(),
                    new AddCheckScans(),
                    new AddForeignKeyScans(),
                    new ForeignKeyWithoutIndex(),
                    new AddUniqueBuildsIndex(),
                    new AddPrimaryKeyBuildsIndex(),
                    new AddExclusionBuildsIndex());

    private Rules() {}
}
