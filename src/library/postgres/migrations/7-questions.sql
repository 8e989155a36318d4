-- The headings of articles that are questions, to be suggested to those who type.
create table questions (
  server text collate "C" not null,
  -- The article, and the heading's number among its questions.
  id text collate "C" not null,
  number integer not null,
  -- Whether it is an entry of a FAQ, rather than a heading with a question mark.
  faq boolean not null,
  -- The day of the article, YYYY-MM-DD.
  published text collate "C",
  question text not null,
  words tsvector not null,
  primary key (server, id, number)
) partition by hash (server);

-- The order in which they are suggested.
create index on questions (server, faq desc, published desc nulls last, id, number);
create index on questions using gin (words) with (fastupdate = off);

do $$
declare
  parts constant integer := 8;
begin
  for part in 0 .. parts - 1 loop
    execute format('create table questions_%s partition of questions for values with (modulus %s, remainder %s)',
      part, parts, part);
  end loop;
end
$$;

-- No version of the analysis: the articles are analysed again, which finds their questions.
update articles set analyser = -1;
