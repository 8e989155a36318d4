-- The tables of a library that several processes share. The server is the first column of every key, so that each table
-- can be distributed over machines by it. The server '' stands for the seeds.

create table collections (
  server text collate "C" primary key,
  -- The sum of the digests of its articles, modulo 2 to the 128.
  digest numeric(39) not null default 0,
  articles bigint not null default 0,
  sentences bigint not null default 0,
  paragraphs bigint not null default 0,
  -- How many content terms they have, repeats included.
  terms bigint not null default 0,
  changed timestamptz not null default now(),
  keeps_questions boolean not null default false,
  -- The article that was removed last.
  removed_name text,
  removed_text text
);

create sequence article_numbers;

create table articles (
  server text collate "C" not null,
  id text collate "C" not null,
  -- Identifies the row; a changed article gets a new row.
  number bigint not null default nextval('article_numbers'),
  key text collate "C" not null,
  title text,
  -- The title, or the opening words.
  heading text not null,
  -- YYYY-MM-DD
  published text collate "C",
  source text,
  text text not null,
  -- The bytes of its file; null when they are the text in UTF-8.
  original bytea,
  -- A 128-bit digest of the article.
  digest numeric(39) not null,
  -- A digest of the texts of its sentences.
  said bytea not null,
  sentences integer not null,
  -- The version of the analysis that has computed the other columns.
  analyser integer not null,
  -- Whether it came from the folder of seeds, and is removed when it is no longer in it.
  synced boolean not null default false,
  -- The terms of its sentences and its title.
  terms tsvector not null,
  -- The words by which people look for it in a list: with weight A those of its title and its day, with B its opening.
  listed tsvector not null,
  -- Its packed segment: the part that ranking reads, and the rest, which is needed to subtract it from the statistics.
  index bytea not null,
  rest bytea not null,
  primary key (server, id)
) partition by hash (server);

create index on articles (server, number);
create index on articles (server, key);
create index on articles (server, said);
create index on articles (server, published desc nulls last, id);
create index on articles (server, analyser);
-- Without fastupdate, because every question would have to scan the pending lists.
create index on articles using gin (terms) with (fastupdate = off);
create index on articles using gin (listed) with (fastupdate = off);

-- The document frequencies of a term in sentences, paragraphs and articles, and how often it is used.
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

-- How often each word is used for its term.
create table words (
  server text collate "C" not null,
  key text collate "C" not null,
  word text collate "C" not null,
  uses integer not null,
  primary key (server, key, word)
) partition by hash (server);

create index on words (server, "left"(word, 1), char_length(word));

-- The acronyms that articles explain, and in how many articles.
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
    -- Stores long values outside of the rows, so that rows are scanned quickly.
    execute format('create table articles_%s partition of articles for values with (modulus %s, remainder %s)
      with (toast_tuple_target = 256)', part, parts, part);
    -- Leaves room on the page for the updated row.
    execute format('create table terms_%s partition of terms for values with (modulus %s, remainder %s)
      with (fillfactor = 70)', part, parts, part);
    execute format('create table words_%s partition of words for values with (modulus %s, remainder %s)
      with (fillfactor = 70)', part, parts, part);
    execute format('create table long_forms_%s partition of long_forms for values with (modulus %s, remainder %s)',
      part, parts, part);
  end loop;
end
$$;
