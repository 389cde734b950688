-- bad: json
>>
CREATE TABLE events (id bigint, body json NOT NULL, "more" JSON[]);

-- good: jsonb
>>
CREATE TABLE events (id bigint, body jsonb, json text);
