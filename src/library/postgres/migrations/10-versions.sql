-- The former versions of servers' own articles.
create table versions (
  server text collate "C" not null,
  -- The article; '.own/.removed' for the one that was removed last.
  id text collate "C" not null,
  -- When it was replaced, in milliseconds since 1970.
  replaced bigint not null,
  -- The bytes of its file.
  file bytea not null,
  primary key (server, id, replaced)
);
