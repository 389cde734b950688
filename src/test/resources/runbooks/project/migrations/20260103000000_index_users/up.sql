CREATE INDEX CONCURRENTLY users_role_idx ON users (role);
