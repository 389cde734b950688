-- Types as statements write them: what they stand for, and for domains whether a value can be
-- refused and whether the default is made anew for each row.
WITH RECURSIVE written AS (
    SELECT w.text, pg_catalog.to_regtype(w.text)::oid AS oid FROM pg_catalog.unnest(?::text[]) AS w(text)),
chain AS (
    SELECT t.oid AS first, t.oid, t.typbasetype, t.typtypmod, t.typnotnull, t.typdefaultbin::text AS value
    FROM pg_catalog.pg_type t WHERE t.oid IN (SELECT written.oid FROM written)
    UNION ALL
    SELECT c.first, t.oid, t.typbasetype, CASE WHEN c.typtypmod >= 0 THEN c.typtypmod ELSE t.typtypmod END,
           t.typnotnull, t.typdefaultbin::text
    FROM chain c JOIN pg_catalog.pg_type t ON t.oid = c.typbasetype
    WHERE c.typbasetype <> 0)
SELECT written.text,
       written.oid::bigint AS oid,
       last.oid::bigint AS base,
       last.typtypmod AS modifier,
       EXISTS (SELECT FROM chain c
               WHERE c.first = written.oid AND c.typbasetype <> 0
                 AND (c.typnotnull OR EXISTS (SELECT FROM pg_catalog.pg_constraint k
                                              WHERE k.contypid = c.oid AND k.contype = 'c'))) AS constrained,
       EXISTS (SELECT FROM chain c
               CROSS JOIN pg_catalog.regexp_matches(c.value, ':funcid (\d+)', 'g') AS call(id)
               JOIN pg_catalog.pg_proc p ON p.oid = call.id[1]::oid
               WHERE c.first = written.oid AND p.provolatile = 'v') AS "volatileDefault",
       EXISTS (SELECT FROM pg_catalog.pg_opclass o
               WHERE o.opcintype = last.oid AND o.opcdefault AND o.opcmethod = 403) AS "ownClass"
FROM written
JOIN chain last ON last.first = written.oid AND last.typbasetype = 0
