ALTER TABLE customers ADD CONSTRAINT customers_name CHECK (name IS NOT NULL) NOT VALID;
ALTER TABLE customers VALIDATE CONSTRAINT customers_name;
