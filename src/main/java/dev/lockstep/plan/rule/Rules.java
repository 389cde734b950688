package dev.lockstep.plan.rule;

import java.util.List;

/** All rules, in the order in which their findings are told. */
final class Rules {
    static final List<Rule> ALL = List.of(new SetNotNullScans(), new AddCheckScans());

    private Rules() {}
}
