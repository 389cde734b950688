-- Fails on purpose: nobody has an avatar yet. Copy this folder into migrations/, then `plan` and
-- `apply`: the second statement is refused, and the first one is gone with it.
ALTER TABLE users ADD COLUMN avatar_changed_at timestamptz;
ALTER TABLE users ALTER COLUMN avatar SET NOT NULL;
