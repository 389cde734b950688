package dev.lockstep.plan.rule;

import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableShape;
import java.util.List;
import java.util.Set;

/** Without a schema the table is another one where search_path is another one. */
final class MissingSchema implements Rule {
    @Override
    public String id() {
        return "missing-schema";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(StatementShape.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        boolean temporary =
                scene.shape() instanceof TableShape.CreateTable create && create.temporary();
        return scene.shape().relations().stream()
                .filter(name -> name.schema() == null && !temporary)
                .map(RelationName::name)
                .limit(1)
                .map(name ->
                        Finding.warning(
                                name
                                        + " is named without a schema: search_path decides which it is",
                                ""))
                .toList();
    }
}
