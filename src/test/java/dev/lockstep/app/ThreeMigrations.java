package dev.lockstep.app;

import dev.lockstep.testkit.TestProject;
import java.nio.file.Path;

/** A project of three migrations, one of them not transactional, and three environments. */
final class ThreeMigrations {
    static final String USERS = "20260101000000_create_users";
    static final String ROLES = "20260102000000_user_roles";
    static final String INDEX = "20260103000000_index_users";

    private ThreeMigrations() {}

    static TestProject in(Path folder) {
        TestProject project = TestProject.nativeIn(folder);
        project.up(USERS, "CREATE TABLE users (id bigint PRIMARY KEY, name text);")
                .down(USERS, "DROP TABLE users;")
                .up(ROLES, "ALTER TABLE users ADD COLUMN role text;")
                .down(ROLES, "ALTER TABLE users DROP COLUMN role;")
                .up(INDEX, "CREATE INDEX CONCURRENTLY users_name ON users (name);")
                .down(INDEX, "DROP INDEX CONCURRENTLY users_name;");
        project.write(
                "lockstep.toml",
                """
                [project]
                name = "test"
                layout = "native"
                [environments.development]
                url = "env:DB"
                stage = "development"
                [environments.staging]
                url = "env:DB"
                stage = "staging"
                [environments.production]
                url = "env:DB"
                """);
        return project;
    }
}
