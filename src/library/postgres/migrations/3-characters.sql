-- The characters of a collection's articles together: summing them up each time would read all texts.
alter table collections add column characters bigint not null default 0;

update collections set characters = (
  select coalesce(sum(char_length(text)), 0) from articles where articles.server = collections.server
);
