-- How many people of a server say that a sentence answers, and that it does not. The number says which of a server's
-- citations were voted on last.
create table votes (
  server text collate "C" not null,
  citation text collate "C" not null,
  helpful integer not null,
  unhelpful integer not null,
  number bigint generated always as identity,
  primary key (server, citation)
);
