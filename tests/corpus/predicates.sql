-- Section A: where the tenant's predicate stands among the user's conditions.

-- @vector 1
SELECT id, name FROM project WHERE name = 'alpha' OR name = 'beta' AND budget = 100 ORDER BY id;
-- @vector 4
SELECT id FROM project WHERE account_id = 2;
