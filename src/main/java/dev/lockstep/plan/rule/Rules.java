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

    private Rules() {}
}
