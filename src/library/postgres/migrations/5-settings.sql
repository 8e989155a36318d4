-- The settings of a server as JSON; `jsonb` does not accept all characters.
alter table collections add column settings text;

update collections set settings = '{"keepsQuestions":true}' where keeps_questions;

alter table collections drop column keeps_questions;
