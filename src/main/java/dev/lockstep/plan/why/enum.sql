-- Enumerations with such a value now; none where it was rolled back.
SELECT coalesce((SELECT pg_catalog.string_agg(pg_catalog.format('%s has the value now',
                    e.enumtypid::regtype), ', ')
                 FROM pg_catalog.pg_enum e WHERE e.enumlabel = ?),
                'no enumeration has the value now: adding it was rolled back') AS line
