-- bad: a table
>>
CREATE TABLE visits (id bigint);

-- good: with one, or temporary
>>
CREATE TABLE public.visits (id bigint);
CREATE INDEX ON public.visits (id);
CREATE TEMPORARY TABLE mine (id bigint);
