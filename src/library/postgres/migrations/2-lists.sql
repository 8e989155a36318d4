-- Articles are put in by hundreds: the lists of their terms are sorted in all at once, at the end of each change (see
-- change.ts), and until then there is room for them.
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
