-- The questions that people follow, as JSON; `jsonb` does not accept all characters. The server is '' for those that were
-- asked in direct messages. The citation is that of the answer that the person was told last: of several processes that
-- find another answer, the one that changes it tells them.
create table follows (
  server text collate "C" not null,
  key text collate "C" not null,
  person text collate "C" not null,
  citation text collate "C",
  follow text not null,
  number bigint generated always as identity,
  primary key (server, key)
);

create index on follows (person);
