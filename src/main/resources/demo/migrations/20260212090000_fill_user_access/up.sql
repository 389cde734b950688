-- 'user' becomes 'CUSTOMER'; roles stay as they are until nobody reads them.
UPDATE users SET access = user_access_of(role) WHERE access IS NULL;
