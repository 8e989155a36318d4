-- The bot's membership in a server: whether anything has been noted of it, and the day on which the bot left.
alter table collections add column membership_noted boolean not null default false;
alter table collections add column left_on text collate "C";
