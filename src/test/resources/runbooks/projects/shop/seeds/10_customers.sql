INSERT INTO customers (email, name)
SELECT 'seed@example.com', 'Seed' WHERE NOT EXISTS (SELECT FROM customers WHERE email = 'seed@example.com');
