-- What is known of the pages that servers' own articles name as their source, as JSON; by the key of the article.
create table pages (
  server text collate "C" not null,
  article text collate "C" not null,
  -- The digest of the version of the article that was looked for.
  version numeric(39) not null,
  -- When the page was last looked at, in milliseconds since 1970.
  checked bigint not null,
  status text not null,
  primary key (server, article)
);

-- For the pages that are due: the articles that ship have their own way.
create index on articles (server, key) where server <> '' and source is not null;
