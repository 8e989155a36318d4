-- The findings on the health of a server's articles that moderators have dismissed. The number says which were last.
create table dismissed (
  server text collate "C" not null,
  key text collate "C" not null,
  number bigint generated always as identity,
  primary key (server, key)
);

-- How often the articles of a server were quoted; those of the article '' are all answers that were counted. The number
-- says which were quoted last.
create table quoted (
  server text collate "C" not null,
  article text collate "C" not null,
  -- The day of the first quote that was counted, YYYY-MM-DD.
  since text collate "C" not null,
  count integer not null,
  number bigint generated always as identity,
  primary key (server, article)
);
