-- The files that the seeds were read from, so that the next start reads only those that have changed since.
create table seed_files (
  file text collate "C" primary key,
  -- Its inode, size and times, on the machine that has read it last.
  state text not null,
  -- The hash of its text.
  hash text not null,
  -- The digest of the article that was read from it.
  digest numeric(39) not null
);
