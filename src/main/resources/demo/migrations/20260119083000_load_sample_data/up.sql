-- Made from numbers alone: the same rows on every machine. About a second.
INSERT INTO users (email, full_name, role, created_at, updated_at)
SELECT
    'person' || n || '@example.com',
    (ARRAY['Ada', 'Bo', 'Chidi', 'Dana', 'Emre', 'Farah', 'Gus', 'Hana'])[1 + n % 8] || ' '
        || (ARRAY['Abe', 'Berg', 'Cruz', 'Diaz', 'Eze', 'Fox', 'Gray'])[1 + n % 7],
    CASE WHEN n % 500 = 0 THEN 'admin' WHEN n % 20 = 0 THEN 'editor' ELSE 'user' END,
    timestamptz '2024-01-01 00:00+00' + n * interval '1 hour',
    timestamptz '2024-01-01 00:00+00' + n * interval '1 hour'
FROM generate_series(1, 10000) AS n;

INSERT INTO projects (owner_id, slug, title, published)
SELECT id, 'project-' || id, 'Project ' || id, id % 3 > 0
FROM users
WHERE role <> 'user';

INSERT INTO posts (author_id, project_id, slug, title, body)
SELECT
    projects.owner_id,
    projects.id,
    'post-' || projects.id || '-' || n,
    'Post ' || n || ' of ' || projects.title,
    repeat('What was built, what broke, what was learned. ', 1 + n)
FROM projects, generate_series(1, 5) AS n;

INSERT INTO page_views (path, user_id, viewed_at, milliseconds)
SELECT
    CASE WHEN n % 4 = 0 THEN '/' ELSE '/post-' || (1 + n * 7919 % 500) || '-' || (1 + n % 5) END,
    CASE WHEN n % 3 > 0 THEN first.id + n * 104729 % 10000 END,
    timestamptz '2025-01-01 00:00+00' + n * interval '90 seconds',
    10 + n * 31 % 900
FROM (SELECT min(id) AS id FROM users) AS first, generate_series(1::bigint, 300000) AS n;

ANALYZE users, projects, posts, page_views;
