package dev.lockstep.plan.rule;

import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.WrittenTable;
import java.util.List;
import java.util.Set;

/** PostgreSQL cuts names to 63 bytes and only notes it: two of them may become one. */
final class IdentifierTruncated implements Rule {
    @Override
    public String id() {
        return "identifier-truncated";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(StatementShape.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return WrittenTable.cutNames(scene.statement()).stream()
                .map(name ->
                        Finding.warning(
                                name + " is longer than 63 bytes: PostgreSQL cuts the rest off",
                                ""))
                .toList();
    }
}
