-- The library of many processes. Whatever belongs to a server has its id in the first column of every key: each table
-- can be spread over machines by it. The server '' stands for the articles that ship.

create table collections (
  server text collate "C" primary key,
  -- The sum of what stands for its articles, to 128 bits.
  digest numeric(39) not null default 0,
  articles bigint not null default 0,
  sentences bigint not null default 0,
  paragraphs bigint not null default 0,
  -- How many terms that carry matter they have, repeats included.
  terms bigint not null default 0,
  changed timestamptz not null default now(),
  keeps_questions boolean not null default false,
  -- What was taken off its shelf last.
  removed_name text,
  removed_text text
);

create sequence article_numbers;

create table articles (
  server text collate "C" not null,
  id text collate "C" not null,
  -- Names it in this database, as long as it stays as it is.
  number bigint not null default nextval('article_numbers'),
  key text collate "C" not null,
  title text,
  -- The title, or the opening words.
  heading text not null,
  -- YYYY-MM-DD
  published text collate "C",
  source text,
  text text not null,
  -- The bytes of its file, where they are not the text in UTF-8.
  original bytea,
  -- Stands for the id and the letters, to 128 bits.
  digest numeric(39) not null,
  -- Stands for the letters of all sentences.
  said bytea not null,
  sentences integer not null,
  -- By which version of the analysis the rest was made.
  analyser integer not null,
  -- Whether it came from the folder of seeds that bots have, and goes when it goes from there.
  synced boolean not null default false,
  -- The terms of its sentences and its title.
  terms tsvector not null,
  -- What it is looked for by in a list: A the words of its title and its day, B those that it opens with.
  listed tsvector not null,
  -- What ranking reads of it, and what has to be taken off the statistics with it.
  index bytea not null,
  rest bytea not null,
  primary key (server, id)
) partition by hash (server);

create index on articles (server, number);
create index on articles (server, key);
create index on articles (server, said);
create index on articles (server, published desc nulls last, id);
create index on articles (server, analyser);
-- A list of what is not sorted in yet would be read by every question.
create index on articles using gin (terms) with (fastupdate = off);
create index on articles using gin (listed) with (fastupdate = off);

-- How many sentences, paragraphs and articles hold a term, and how often words stand for it.
create table terms (
  server text collate "C" not null,
  key text collate "C" not null,
  sentences integer not null,
  paragraphs integer not null,
  articles integer not null,
  capitals integer not null,
  uses integer not null,
  primary key (server, key)
) partition by hash (server);

-- How often each word stands for its term.
create table words (
  server text collate "C" not null,
  key text collate "C" not null,
  word text collate "C" not null,
  uses integer not null,
  primary key (server, key, word)
) partition by hash (server);

create index on words (server, "left"(word, 1), char_length(word));

-- The short forms that articles explain, and how many do.
create table long_forms (
  server text collate "C" not null,
  first text collate "C" not null,
  words text collate "C" not null,
  short text collate "C" not null,
  uses integer not null,
  primary key (server, first, words, short)
) partition by hash (server);

create table reports (
  server text collate "C" not null,
  number bigint generated always as identity,
  report text not null,
  primary key (server, number)
);

do $$
declare
  parts constant integer := 8;
begin
  for part in 0 .. parts - 1 loop
    -- Long values out of the rows: those that a question passes over are then passed over quickly.
    execute format('create table articles_%s partition of articles for values with (modulus %s, remainder %s)
      with (toast_tuple_target = 256)', part, parts, part);
    -- Room for the next count beside the last.
    execute format('create table terms_%s partition of terms for values with (modulus %s, remainder %s)
      with (fillfactor = 70)', part, parts, part);
    execute format('create table words_%s partition of words for values with (modulus %s, remainder %s)
      with (fillfactor = 70)', part, parts, part);
    execute format('create table long_forms_%s partition of long_forms for values with (modulus %s, remainder %s)',
      part, parts, part);
  end loop;
end
$$;
