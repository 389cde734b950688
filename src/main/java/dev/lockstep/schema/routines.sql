-- Functions, procedures and aggregates, each named with the types of its arguments.
SELECT CASE p.prokind WHEN 'a' THEN 'AGGREGATE' WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END AS kind,
       p.tableoid::bigint AS class, p.oid::bigint AS oid, 0 AS sub, 0::bigint AS relation,
       pg_catalog.quote_ident(n.nspname) AS schema, '' AS parent,
       pg_catalog.quote_ident(p.proname) || '(' || CASE WHEN g.aggkind IN ('o', 'h')
           THEN pg_catalog.pg_get_function_identity_arguments(p.oid)
           ELSE coalesce((
               SELECT pg_catalog.string_agg(
                   CASE WHEN u.place = p.pronargs AND p.provariadic <> 0 THEN 'VARIADIC ' ELSE '' END
                       || pg_catalog.format_type(u.type, NULL), ', ' ORDER BY u.place)
               FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS u(type, place)),
               CASE p.prokind WHEN 'a' THEN '*' ELSE '' END) END || ')' AS name,
       ARRAY[
           'definition', CASE WHEN p.prokind <> 'a'
               THEN pg_catalog.rtrim(pg_catalog.pg_get_functiondef(p.oid), E'\n')
               ELSE 'SFUNC = ' || g.aggtransfn::pg_catalog.regproc::text
                   || ', STYPE = ' || pg_catalog.format_type(g.aggtranstype, NULL)
                   || CASE WHEN g.aggtransspace = 0 THEN '' ELSE ', SSPACE = ' || g.aggtransspace END
                   || CASE WHEN g.aggfinalfn = 0 THEN ''
                       ELSE ', FINALFUNC = ' || g.aggfinalfn::pg_catalog.regproc::text
                           || CASE WHEN g.aggfinalextra THEN ', FINALFUNC_EXTRA' ELSE '' END
                           || ', FINALFUNC_MODIFY = ' || CASE g.aggfinalmodify WHEN 'r' THEN 'READ_ONLY'
                                  WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END
                   || CASE WHEN g.aggcombinefn = 0 THEN ''
                       ELSE ', COMBINEFUNC = ' || g.aggcombinefn::pg_catalog.regproc::text END
                   || CASE WHEN g.aggserialfn = 0 THEN ''
                       ELSE ', SERIALFUNC = ' || g.aggserialfn::pg_catalog.regproc::text
                           || ', DESERIALFUNC = ' || g.aggdeserialfn::pg_catalog.regproc::text END
                   || coalesce(', INITCOND = ' || pg_catalog.quote_literal(g.agginitval), '')
                   || CASE WHEN g.aggmtransfn = 0 THEN ''
                       ELSE ', MSFUNC = ' || g.aggmtransfn::pg_catalog.regproc::text
                           || ', MINVFUNC = ' || g.aggminvtransfn::pg_catalog.regproc::text
                           || ', MSTYPE = ' || pg_catalog.format_type(g.aggmtranstype, NULL)
                           || CASE WHEN g.aggmtransspace = 0 THEN '' ELSE ', MSSPACE = ' || g.aggmtransspace END
                           || CASE WHEN g.aggmfinalfn = 0 THEN ''
                               ELSE ', MFINALFUNC = ' || g.aggmfinalfn::pg_catalog.regproc::text
                                   || CASE WHEN g.aggmfinalextra THEN ', MFINALFUNC_EXTRA' ELSE '' END
                                   || ', MFINALFUNC_MODIFY = ' || CASE g.aggmfinalmodify WHEN 'r' THEN 'READ_ONLY'
                                          WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END
                           || coalesce(', MINITCOND = ' || pg_catalog.quote_literal(g.aggminitval), '') END
                   || CASE WHEN g.aggsortop = 0 THEN '' ELSE ', SORTOP = ' || (
                       SELECT 'OPERATOR(' || pg_catalog.quote_ident(os.nspname) || '.' || o.oprname || ')'
                       FROM pg_catalog.pg_operator o
                       JOIN pg_catalog.pg_namespace os ON os.oid = o.oprnamespace
                       WHERE o.oid = g.aggsortop) END
                   || ', PARALLEL = ' || CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED'
                                                          ELSE 'UNSAFE' END
                   || CASE g.aggkind WHEN 'h' THEN ', HYPOTHETICAL' ELSE '' END END,
           'arguments', pg_catalog.pg_get_function_arguments(p.oid),
           'returns', coalesce(pg_catalog.pg_get_function_result(p.oid), ''),
           'comment', coalesce(d.description, '')]
       || ARRAY(
           SELECT pg_catalog.unnest(ARRAY[
               'grant ' || x.privilege_type || ' TO ' || CASE x.grantee WHEN 0 THEN 'PUBLIC'
                   ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END,
               CASE WHEN x.is_grantable THEN 'WITH GRANT OPTION' ELSE 'yes' END])
           FROM pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) x
           WHERE x.grantee <> p.proowner) AS properties
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
LEFT JOIN pg_catalog.pg_aggregate g ON g.aggfnoid = p.oid
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = p.tableoid AND d.objoid = p.oid AND d.objsubid = 0
WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                  WHERE e.classid = p.tableoid AND e.objid = p.oid AND e.deptype IN ('e', 'i'))
ORDER BY p.oid
