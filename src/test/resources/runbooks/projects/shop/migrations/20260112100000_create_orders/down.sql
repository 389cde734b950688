DROP TABLE orders;
DELETE FROM customers;
