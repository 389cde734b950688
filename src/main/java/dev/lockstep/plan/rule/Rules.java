package dev.lockstep.plan.rule;

import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order in which their findings are told. */
final class Rules {
    static final List<Rule> ALL =
            List.of(
                    new AddColumnRewrites(),
                    new AddColumnNotNull(),
                    new SetNotNullScans(),
                    new AddCheckScans(),
                    new NotValidCheckBlocksOldRows(),
                    new AddForeignKeyScans(),
                    new ForeignKeyWithoutIndex(),
                    new AddUniqueBuildsIndex(),
                    new AddPrimaryKeyBuildsIndex(),
                    new AddExclusionBuildsIndex(),
                    new ChangeTypeRewrites(),
                    new CreateIndexBlocksWrites(),
                    new DropIndexBlocks(),
                    new ReindexBlocks(),
                    new AttachPartitionScans(),
                    new CreatePartitionBlocks(),
                    new DetachPartitionBlocks(),
                    new RefreshMaterializedViewBlocks(),
                    MaintenanceCopies.vacuumFull(),
                    MaintenanceCopies.cluster(),
                    SettingCopies.logged(),
                    SettingCopies.tablespace(),
                    SettingCopies.accessMethod(),
                    new AlterDomainConstraint(),
                    new ConcurrentlyInTransaction(),
                    new RenameColumn(),
                    new RenameTable(),
                    new RenameSchema(),
                    new RenameEnumValue(),
                    new DropColumn(),
                    new DropTable(),
                    new DropSchema(),
                    new TruncateEmpties(),
                    new ChangeDefault(),
                    new DropNotNull(),
                    new DataInSchemaMigration(),
                    new EnumValueUsedInSameTransaction(),
                    new TriggerLocks(),
                    new DropForeignKeyLocksBoth(),
                    new StandbyReadersBlocked(),
                    new PublishedWithoutReplicaIdentity(),
                    new StrongLockHeldLong(),
                    new TwoTablesStrongLock(),
                    new SeveralAltersOfOneTable(),
                    new NoWayBack(),
                    new NotIdempotentOutsideTransaction());

    /** Not hazards, but what a reviewer would say; asked only where somebody wants it. */
    static final List<Rule> STYLE =
            List.of(
                    StyleOfType.timestampWithoutTimeZone(),
                    StyleOfType.charType(),
                    new IntPrimaryKey(),
                    StyleOfType.serialNotIdentity(),
                    StyleOfType.jsonNotJsonb(),
                    new IdentifierTruncated(),
                    new MissingSchema());

    private static final ClassValue<List<Rule>> OF_KIND =
            new ClassValue<>() {
                @Override
                protected List<Rule> computeValue(Class<?> kind) {
                    return watching(ALL, List.of(kind));
                }
            };

    private static final ClassValue<List<Rule>> OF_ACTION =
            new ClassValue<>() {
                @Override
                protected List<Rule> computeValue(Class<?> action) {
                    return watching(ALL, List.of(AlterTable.class, action));
                }
            };

    private Rules() {}

    /** All, those that judge style too. */
    static Stream<Rule> withStyle() {
        return Stream.concat(ALL.stream(), STYLE.stream());
    }

    /** Those that may have something to say about it, in their order. */
    static List<Rule> about(StatementShape shape) {
        if (!(shape instanceof AlterTable alter)) {
            return OF_KIND.get(shape.getClass());
        }
        if (alter.actions().size() == 1) {
            return OF_ACTION.get(alter.actions().getFirst().getClass());
        }
        return watching(ALL, kinds(alter));
    }

    /** The same of those that judge style. */
    static List<Rule> aboutStyle(StatementShape shape) {
        return watching(
                STYLE,
                shape instanceof AlterTable alter ? kinds(alter) : List.of(shape.getClass()));
    }

    private static List<Class<?>> kinds(AlterTable alter) {
        List<Class<?>> kinds = new ArrayList<>(List.of(AlterTable.class));
        alter.actions().forEach(action -> kinds.add(action.getClass()));
        return kinds;
    }

    private static List<Rule> watching(List<Rule> rules, List<Class<?>> kinds) {
        return rules.stream()
                .filter(rule -> kinds.stream().anyMatch(kind -> watches(rule, kind)))
                .toList();
    }

    private static boolean watches(Rule rule, Class<?> kind) {
        return rule.watches().stream().anyMatch(watched -> watched.isAssignableFrom(kind));
    }
}
