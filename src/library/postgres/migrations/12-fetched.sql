-- What is known of each source that articles are fetched from, as the files with it: the articles are among the seeds.
create table fetched (
  file text collate "C" primary key,
  bytes bytea not null
);
