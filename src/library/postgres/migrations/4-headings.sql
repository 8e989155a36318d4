-- Finds the articles with exactly the typed title, without scanning all other matches.
create index on articles (server, hashtextextended(lower(heading), 0));
