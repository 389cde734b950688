-- The strongest lock of backend $1 on each table, view or sequence of people's schemas.
select c.oid::pg_catalog.regclass::text as relation,
       strength.mode
  from (select l.relation,
               max(array_position(array['AccessShareLock', 'RowShareLock', 'RowExclusiveLock',
                                        'ShareUpdateExclusiveLock', 'ShareLock',
                                        'ShareRowExclusiveLock', 'ExclusiveLock',
                                        'AccessExclusiveLock'], l.mode)) as rank
          from pg_catalog.pg_locks l
         where l.pid = $1
           and l.granted
           and l.locktype = 'relation'
           and l.database = (select oid from pg_catalog.pg_database
                              where datname = pg_catalog.current_database())
         group by l.relation) held
  join pg_catalog.pg_class c on c.oid = held.relation
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join (values (1, 'ACCESS SHARE'), (2, 'ROW SHARE'), (3, 'ROW EXCLUSIVE'),
               (4, 'SHARE UPDATE EXCLUSIVE'), (5, 'SHARE'), (6, 'SHARE ROW EXCLUSIVE'),
               (7, 'EXCLUSIVE'), (8, 'ACCESS EXCLUSIVE')) as strength (rank, mode)
    on strength.rank = held.rank
 where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
   and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
 order by held.rank desc, relation
