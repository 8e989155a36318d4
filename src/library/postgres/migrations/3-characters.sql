-- How many characters a collection's articles have together: to add them up each time would read all of their texts.
alter table collections add column characters bigint not null default 0;

update collections set characters = (
  select coalesce(sum(char_length(text)), 0) from articles where articles.server = collections.server
);
