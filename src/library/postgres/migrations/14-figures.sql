-- How many questions of a server were answered in each week, which is its Monday, and the votes on what answered. A vote
-- that is taken back in another week leaves that week one less than none.
create table figures (
  server text collate "C" not null,
  week text collate "C" not null,
  answered integer not null,
  unsure integer not null,
  none integer not null,
  helpful integer not null,
  unhelpful integer not null,
  primary key (server, week)
);

-- How often each article answered, by its key, with the votes on its sentences and the week in which it was last counted.
create table article_figures (
  server text collate "C" not null,
  article text collate "C" not null,
  week text collate "C" not null,
  quoted integer not null,
  helpful integer not null,
  unhelpful integer not null,
  primary key (server, article)
);
