-- The findings on the health of a server's articles that moderators have dismissed. The number says which were last.
create table dismissed (
  server text collate "C" not null,
  key text collate "C" not null,
  number bigint generated always as identity,
  primary key (server, key)
);
