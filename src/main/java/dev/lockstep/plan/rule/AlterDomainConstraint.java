package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.plan.effect.Use;
import dev.lockstep.sql.ObjectShape.AlterDomain;
import dev.lockstep.sql.ObjectShape.AlterDomain.Change;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A constraint of a domain is checked in every table that uses it, writers being kept out. VALIDATE
 * takes the same lock (SHARE, seen on 14 to 18): NOT VALID only lets one choose the hour.
 */
final class AlterDomainConstraint implements Rule {
    @Override
    public String id() {
        return "alter-domain-constraint";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AlterDomain.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        if (!(scene.shape() instanceof AlterDomain alter) || !checks(alter.change())) {
            return List.of();
        }
        List<Relation> read =
                scene.facts().relations().all().stream()
                        .filter(each -> scene.effects().scans().contains(each.name()))
                        .sorted(Comparator.comparing(Relation::name))
                        .toList();
        if (read.isEmpty()) {
            return unseen(scene, alter);
        }
        String names = String.join(", ", read.stream().map(Relation::name).limit(3).toList());
        String message =
                "ALTER DOMAIN %s reads %s%s under SHARE: writes wait"
                        .formatted(alter.name(), names, read.size() > 3 ? " and others" : "");
        return List.of(Finding.of(worst(scene, read), message, safer(alter)));
    }

    private static boolean checks(Change change) {
        return switch (change) {
            case ADD, VALIDATE, SET_NOT_NULL -> true;
            case ADD_NOT_VALID, OTHER -> false;
        };
    }

    private static List<Finding> unseen(Scene scene, AlterDomain alter) {
        String message =
                "ALTER DOMAIN %s reads all tables that use it under SHARE: writes wait"
                        .formatted(alter.name());
        if (scene.facts().assumed()) {
            return List.of(Finding.warning(message, safer(alter)));
        }
        return scene.effects().gaps().isEmpty() ? List.of() : List.of(Finding.note(message));
    }

    private static Relation worst(Scene scene, List<Relation> read) {
        Comparator<Relation> bySize =
                Comparator.comparing(each -> {
                    Use use = scene.facts().use(each);
                    return use.large() || use.busy() ? Long.MAX_VALUE : use.bytes();
                });
        return read.stream().max(bySize).orElseThrow();
    }

    private static String safer(AlterDomain alter) {
        if (alter.change() == Change.VALIDATE) {
            return "";
        }
        boolean notNull =
                alter.change() == Change.SET_NOT_NULL
                        || !alter.text().toUpperCase(Locale.ROOT).startsWith("CHECK");
        String name =
                Objects.requireNonNullElse(
                        alter.constraint(),
                        alter.name().name() + (notNull ? "_not_null" : "_check"));
        return """
        ALTER DOMAIN %1$s ADD CONSTRAINT %2$s %3$s NOT VALID;
        -- in a migration of its own
        -- at a quiet hour: writes wait for this one too
        ALTER DOMAIN %1$s VALIDATE CONSTRAINT %2$s;\
        """
                .formatted(
                        Scene.sql(alter.name()),
                        Scene.quoted(name),
                        notNull ? "CHECK (VALUE IS NOT NULL)" : alter.text());
    }
}
