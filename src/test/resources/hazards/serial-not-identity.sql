-- bad: bigserial
>>
CREATE TABLE visits (id bigserial PRIMARY KEY, note text);

-- bad: an added column
CREATE TABLE visits (note text);
>>
ALTER TABLE visits ADD COLUMN number SERIAL NOT NULL;

-- good: identity
>>
CREATE TABLE visits (id bigint GENERATED ALWAYS AS IDENTITY, serial text);
