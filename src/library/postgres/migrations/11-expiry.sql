-- The day from which on an article is out of date, YYYY-MM-DD.
alter table articles add column expires text collate "C";
