-- bad: at the column
>>
CREATE TABLE visits (id int PRIMARY KEY, other int);

-- bad: by itself, and serial
>>
CREATE TABLE "Visits" (note text, "Id" serial, CONSTRAINT visits_pkey PRIMARY KEY ("Id"));

-- bad: later
CREATE TABLE visits (id integer NOT NULL);
>>
ALTER TABLE visits ADD PRIMARY KEY (id);

-- good: bigint, or a key of two columns, or no key
>>
CREATE TABLE visits (id bigint PRIMARY KEY, n int);
CREATE TABLE pairs (a int, b int, PRIMARY KEY (a, b));
