CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers,
    total numeric(12, 2)
);
COMMENT ON TABLE orders IS 'what was bought';
INSERT INTO customers (email, name) VALUES ('ana@example.com', 'Ana'), ('ben@example.com', NULL);
INSERT INTO orders (customer_id, total) SELECT id, 10 * id FROM customers ORDER BY id;
