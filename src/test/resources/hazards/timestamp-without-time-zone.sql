-- bad: in a new table
>>
CREATE TABLE visits (id bigint PRIMARY KEY, "at" timestamp(3) NOT NULL DEFAULT now(), left_at timestamp without time zone);

-- bad: an added column
CREATE TABLE visits (id bigint);
>>
ALTER TABLE visits ADD COLUMN at TIMESTAMP NOT NULL DEFAULT now();

-- good: with time zone
>>
CREATE TABLE visits (at timestamptz, b timestamp with time zone, c timestamp(3) with time zone);

-- good: a function of that name, a check
>>
CREATE TABLE visits (at timestamptz, CONSTRAINT "timestamp" CHECK (at > '2020-01-01'));
