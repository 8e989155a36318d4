-- The changes of articles, as JSON; `jsonb` does not accept all characters. The server is '' for the seeds. Of two changes
-- of a collection, the later one has the greater time, in milliseconds since 1970.
create table changes (
  server text collate "C" not null,
  at bigint not null,
  change text not null,
  primary key (server, at)
);
