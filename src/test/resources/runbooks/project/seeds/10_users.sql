INSERT INTO users (email) VALUES ('ana@example.com'), ('bo@example.com')
ON CONFLICT (email) DO NOTHING;
