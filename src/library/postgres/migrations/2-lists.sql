-- Articles are written in batches of hundreds: new index entries are collected in pending lists, which each change
-- merges at its end (see transaction.ts).
alter table articles alter column index set storage external;

do $$
declare
  part regclass;
begin
  for part in
    select inhrelid from pg_inherits where inhparent in ('articles_terms_idx'::regclass, 'articles_listed_idx'::regclass)
  loop
    execute format('alter index %s set (fastupdate = on, gin_pending_list_limit = 65536)', part);
  end loop;
end
$$;
