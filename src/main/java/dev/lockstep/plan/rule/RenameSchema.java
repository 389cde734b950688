package dev.lockstep.plan.rule;

import dev.lockstep.sql.ObjectShape.AlterSchema;
import java.util.List;
import java.util.Set;

/** Applications that run know the schema by its old name, and have it in their search_path. */
final class RenameSchema implements Rule {
    @Override
    public String id() {
        return "rename-schema";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AlterSchema.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        if (!(scene.shape() instanceof AlterSchema alter) || alter.newName() == null) {
            return List.of();
        }
        String message =
                "the schema %s becomes %s: applications that use what is in it fail from then on"
                        .formatted(alter.name(), alter.newName());
        boolean filled =
                scene.facts().assumed()
                        || Boolean.TRUE.equals(scene.facts().schemas().get(alter.name()));
        return List.of(filled ? Finding.failing(message, "") : Finding.note(message));
    }
}
