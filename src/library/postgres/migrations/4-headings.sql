-- Articles that are called as was typed come first: they are found without a look at all others that what was typed fits.
create index on articles (server, hashtextextended(lower(heading), 0));
