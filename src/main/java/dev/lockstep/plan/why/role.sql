-- Who we are.
SELECT pg_catalog.format('we are %I%s%s', current_user,
           CASE WHEN session_user <> current_user THEN pg_catalog.format(' (logged in as %I)', session_user)
                ELSE '' END,
           coalesce(', a member of ' || (
               SELECT pg_catalog.string_agg(pg_catalog.quote_ident(m.rolname), ', ' ORDER BY m.rolname)
               FROM pg_catalog.pg_roles m
               WHERE m.rolname <> current_user AND NOT (SELECT rolsuper FROM pg_catalog.pg_roles
                                                        WHERE rolname = current_user)
                 AND pg_catalog.pg_has_role(m.oid, 'MEMBER')), '')) AS line
