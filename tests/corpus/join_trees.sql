-- Section B, vector 20: join trees, drawn at random once. Every kind of ownership stands on every side of every join.

-- @vector 20
SELECT m.id AS m_id, p.id AS p_id FROM manager m LEFT JOIN project p ON m.project_id = p.id AND (m.salary > 2000) ORDER BY 1, 2;
-- @vector 20
SELECT p.id AS p_id, am.member_id AS am_member_id, t.id AS t_id, p2.id AS p2_id FROM project p LEFT JOIN account_member am ON am.member_id = p.id JOIN task t ON t.project_id = p.id LEFT JOIN project p2 ON t.project_id = p2.id AND (p2.name = 'alpha' OR p2.budget IS NULL) ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT s.id AS s_id, p.id AS p_id, t.id AS t_id, p2.id AS p2_id, pl.label_id AS pl_label_id FROM sub_task s LEFT JOIN project p ON p.id = s.id RIGHT JOIN task t ON s.task_id = t.id AND (t.done = true) RIGHT JOIN project p2 ON t.project_id = p2.id RIGHT JOIN project_label pl ON pl.project_id = p2.id ORDER BY 1, 2, 3, 4, 5;
-- @vector 20
SELECT p.id AS p_id, i.id AS i_id, v.id AS v_id, t.id AS t_id FROM project p LEFT JOIN invoice i ON i.id = p.id AND (i.total > 25) RIGHT JOIN (voucher v RIGHT JOIN task t ON t.id = v.id) ON t.project_id = p.id AND (t.title = 'write' OR t.points = 1) WHERE v.id IS NULL ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT v.id AS v_id, t.id AS t_id, b.id AS b_id FROM voucher v LEFT JOIN task t ON t.id = v.id JOIN member b ON b.id = v.id ORDER BY 1, 2, 3;
-- @vector 20
SELECT p.id AS p_id, m.id AS m_id, a.id AS a_id, am.member_id AS am_member_id, p2.id AS p2_id FROM project p LEFT JOIN manager m ON m.project_id = p.id LEFT JOIN account a ON p.account_id = a.id LEFT JOIN account_member am ON am.account_id = a.id RIGHT JOIN project p2 ON m.project_id = p2.id AND m.id > 12 ORDER BY 1, 2, 3, 4, 5;
-- @vector 20
SELECT b.id AS b_id, pl.label_id AS pl_label_id, t.id AS t_id FROM member b JOIN project_label pl ON pl.label_id = b.id RIGHT JOIN task t ON t.id = pl.label_id ORDER BY 1, 2, 3;
-- @vector 20
SELECT p.id AS p_id, pl.label_id AS pl_label_id, a.id AS a_id FROM project p LEFT JOIN project_label pl ON pl.project_id = p.id JOIN account a ON p.account_id = a.id AND (p.name = 'alpha' OR p.budget IS NULL) ORDER BY 1, 2, 3;
-- @vector 20
SELECT s.id AS s_id, s2.id AS s2_id FROM sub_task s LEFT JOIN sub_task s2 ON s2.id = s.id WHERE s2.id < 60 ORDER BY 1, 2;
-- @vector 20
SELECT pl.label_id AS pl_label_id, am.member_id AS am_member_id, p.id AS p_id FROM project_label pl LEFT JOIN account_member am ON am.member_id = pl.label_id RIGHT JOIN project p ON pl.project_id = p.id ORDER BY 1, 2, 3;
-- @vector 20
SELECT s.id AS s_id, l.id AS l_id FROM sub_task s RIGHT JOIN label l ON l.id = s.id WHERE s.id IS NULL ORDER BY 1, 2;
-- @vector 20
SELECT p.id AS p_id, b.id AS b_id, s.id AS s_id FROM project p JOIN (member b LEFT JOIN sub_task s ON s.id = b.id) ON b.id = p.id ORDER BY 1, 2, 3;
-- @vector 20
SELECT b.id AS b_id, s.id AS s_id, am.member_id AS am_member_id, t.id AS t_id FROM member b JOIN sub_task s ON s.id = b.id LEFT JOIN account_member am ON am.member_id = b.id LEFT JOIN task t ON s.task_id = t.id AND (t.title = 'write' OR t.points = 1) WHERE t.id IS NULL ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT p.id AS p_id, b.id AS b_id, i.id AS i_id, am.member_id AS am_member_id FROM project p JOIN member b ON b.id = p.id AND p.id > 12 JOIN (invoice i JOIN account_member am ON am.member_id = i.id) ON am.member_id = b.id ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT p.id AS p_id, c.id AS c_id, b.id AS b_id, t.id AS t_id FROM project p LEFT JOIN country c ON c.id = p.id JOIN member b ON b.id = c.id RIGHT JOIN task t ON t.points = c.id ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT b.id AS b_id, m.id AS m_id, b2.id AS b2_id, s.id AS s_id, t.id AS t_id FROM member b JOIN manager m ON m.id = b.id LEFT JOIN (member b2 JOIN sub_task s ON s.id = b2.id) ON b2.id = b.id JOIN task t ON m.id = t.id WHERE b2.id < 60 ORDER BY 1, 2, 3, 4, 5;
-- @vector 20
SELECT p.id AS p_id, p2.id AS p2_id, l.id AS l_id, a.id AS a_id FROM project p LEFT JOIN project p2 ON p2.id = p.id LEFT JOIN label l ON l.id = p.id AND (l.name = 'bug') RIGHT JOIN account a ON l.account_id = a.id WHERE a.id < 60 ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT s.id AS s_id, s2.id AS s2_id, t.id AS t_id FROM sub_task s RIGHT JOIN sub_task s2 ON s2.id = s.id LEFT JOIN task t ON s2.task_id = t.id AND (s2.points < 3) ORDER BY 1, 2, 3;
-- @vector 20
SELECT c.id AS c_id, s.id AS s_id, i.id AS i_id FROM country c JOIN (sub_task s RIGHT JOIN invoice i ON i.id = s.id) ON s.points = c.id AND (s.points < 3) WHERE s.points < 3 ORDER BY 1, 2, 3;
-- @vector 20
SELECT s.id AS s_id, s2.id AS s2_id, s3.id AS s3_id FROM sub_task s LEFT JOIN sub_task s2 ON s2.id = s.id RIGHT JOIN sub_task s3 ON s3.id = s.id WHERE s3.points < 3 ORDER BY 1, 2, 3;
-- @vector 20
SELECT s.id AS s_id, p.id AS p_id, l.id AS l_id FROM sub_task s RIGHT JOIN project p ON p.id = s.id AND (s.points < 3) LEFT JOIN label l ON l.id = s.id AND (l.name = 'bug') ORDER BY 1, 2, 3;
-- @vector 20
SELECT m.id AS m_id, v.id AS v_id, p.id AS p_id, s.id AS s_id FROM manager m LEFT JOIN voucher v ON v.id = m.id LEFT JOIN project p ON m.project_id = p.id LEFT JOIN sub_task s ON s.id = v.id WHERE m.id < 60 ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT b.id AS b_id, pl.label_id AS pl_label_id, a.id AS a_id FROM member b LEFT JOIN project_label pl ON pl.label_id = b.id LEFT JOIN account a ON a.id = pl.label_id ORDER BY 1, 2, 3;
-- @vector 20
SELECT a.id AS a_id, p.id AS p_id, s.id AS s_id, s2.id AS s2_id FROM account a LEFT JOIN project p ON p.account_id = a.id JOIN sub_task s ON s.id = p.id LEFT JOIN sub_task s2 ON s2.id = s.id ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT pl.label_id AS pl_label_id, am.member_id AS am_member_id, l.id AS l_id, am2.member_id AS am2_member_id, t.id AS t_id FROM project_label pl LEFT JOIN (account_member am RIGHT JOIN label l ON l.id = am.member_id) ON pl.label_id = l.id LEFT JOIN account_member am2 ON am2.member_id = l.id LEFT JOIN task t ON t.id = am.member_id AND t.id > 12 WHERE l.name = 'bug' ORDER BY 1, 2, 3, 4, 5;
-- @vector 20
SELECT b.id AS b_id, t.id AS t_id, c.id AS c_id FROM member b LEFT JOIN task t ON t.id = b.id JOIN country c ON t.points = c.id WHERE t.id < 60 ORDER BY 1, 2, 3;
-- @vector 20
SELECT pl.label_id AS pl_label_id, i.id AS i_id FROM project_label pl LEFT JOIN invoice i ON i.id = pl.label_id ORDER BY 1, 2;
-- @vector 20
SELECT s.id AS s_id, t.id AS t_id, c.id AS c_id, p.id AS p_id FROM sub_task s LEFT JOIN task t ON s.task_id = t.id RIGHT JOIN country c ON t.points = c.id LEFT JOIN project p ON t.project_id = p.id ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT b.id AS b_id, p.id AS p_id, am.member_id AS am_member_id, p2.id AS p2_id, i.id AS i_id FROM member b JOIN project p ON p.id = b.id LEFT JOIN account_member am ON am.member_id = b.id LEFT JOIN (project p2 LEFT JOIN invoice i ON i.id = p2.id AND i.id > 12) ON i.id = am.member_id WHERE am.member_id < 60 ORDER BY 1, 2, 3, 4, 5;
-- @vector 20
SELECT t.id AS t_id, t2.id AS t2_id FROM task t LEFT JOIN task t2 ON t2.id = t.id WHERE t.title = 'write' OR t.points = 1 ORDER BY 1, 2;
-- @vector 20
SELECT m.id AS m_id, p.id AS p_id, a.id AS a_id FROM manager m LEFT JOIN (project p LEFT JOIN account a ON p.account_id = a.id) ON m.project_id = p.id WHERE p.id < 60 ORDER BY 1, 2, 3;
-- @vector 20
SELECT t.id AS t_id, p.id AS p_id, s.id AS s_id, s2.id AS s2_id, l.id AS l_id FROM task t LEFT JOIN project p ON t.project_id = p.id RIGHT JOIN sub_task s ON s.task_id = t.id JOIN (sub_task s2 RIGHT JOIN label l ON l.id = s2.id AND (s2.points < 3)) ON s2.task_id = t.id ORDER BY 1, 2, 3, 4, 5;
-- @vector 20
SELECT t.id AS t_id, p.id AS p_id, pl.label_id AS pl_label_id FROM task t LEFT JOIN project p ON t.project_id = p.id JOIN project_label pl ON pl.project_id = p.id ORDER BY 1, 2, 3;
-- @vector 20
SELECT s.id AS s_id, a.id AS a_id, s2.id AS s2_id FROM sub_task s LEFT JOIN account a ON a.id = s.id LEFT JOIN sub_task s2 ON s2.id = a.id WHERE s.id < 60 ORDER BY 1, 2, 3;
-- @vector 20
SELECT b.id AS b_id, m.id AS m_id, p.id AS p_id, p2.id AS p2_id FROM member b JOIN manager m ON m.id = b.id LEFT JOIN (project p RIGHT JOIN project p2 ON p2.id = p.id) ON m.project_id = p.id ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT t.id AS t_id, am.member_id AS am_member_id, s.id AS s_id FROM task t RIGHT JOIN (account_member am LEFT JOIN sub_task s ON s.id = am.member_id) ON s.task_id = t.id ORDER BY 1, 2, 3;
-- @vector 20
SELECT s.id AS s_id, l.id AS l_id, t.id AS t_id FROM sub_task s LEFT JOIN label l ON l.id = s.id RIGHT JOIN task t ON s.task_id = t.id ORDER BY 1, 2, 3;
-- @vector 20
SELECT i.id AS i_id, m.id AS m_id FROM invoice i JOIN manager m ON m.id = i.id WHERE i.total > 25 ORDER BY 1, 2;
-- @vector 20
SELECT m.id AS m_id, am.member_id AS am_member_id, a.id AS a_id FROM manager m LEFT JOIN account_member am ON am.member_id = m.id LEFT JOIN account a ON am.account_id = a.id ORDER BY 1, 2, 3;
-- @vector 20
SELECT p.id AS p_id, p2.id AS p2_id FROM project p LEFT JOIN project p2 ON p2.id = p.id ORDER BY 1, 2;
-- @vector 20
SELECT pl.label_id AS pl_label_id, m.id AS m_id, p.id AS p_id FROM project_label pl LEFT JOIN manager m ON m.id = pl.label_id AND m.id > 12 LEFT JOIN project p ON pl.project_id = p.id ORDER BY 1, 2, 3;
-- @vector 20
SELECT m.id AS m_id, pl.label_id AS pl_label_id, am.member_id AS am_member_id, m2.id AS m2_id FROM manager m JOIN project_label pl ON pl.label_id = m.id JOIN account_member am ON am.member_id = pl.label_id LEFT JOIN manager m2 ON m2.id = m.id AND (m2.salary > 2000) ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT t.id AS t_id, c.id AS c_id, i.id AS i_id FROM task t LEFT JOIN country c ON t.points = c.id JOIN invoice i ON i.id = t.id ORDER BY 1, 2, 3;
-- @vector 20
SELECT s.id AS s_id, c.id AS c_id, p.id AS p_id, s2.id AS s2_id FROM sub_task s RIGHT JOIN country c ON s.points = c.id LEFT JOIN project p ON p.id = s.id RIGHT JOIN sub_task s2 ON s2.points = c.id WHERE s2.id < 60 ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT t.id AS t_id, t2.id AS t2_id, t3.id AS t3_id, s.id AS s_id, s2.id AS s2_id FROM task t LEFT JOIN task t2 ON t2.id = t.id AND (t.done = true) LEFT JOIN task t3 ON t3.id = t2.id RIGHT JOIN sub_task s ON s.task_id = t3.id LEFT JOIN sub_task s2 ON s2.task_id = t2.id WHERE s2.id < 60 ORDER BY 1, 2, 3, 4, 5;
-- @vector 20
SELECT c.id AS c_id, b.id AS b_id, m.id AS m_id, l.id AS l_id FROM country c LEFT JOIN (member b RIGHT JOIN manager m ON m.id = b.id AND (m.salary > 2000)) ON m.id = c.id RIGHT JOIN label l ON l.id = m.id WHERE b.id IS NULL ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT b.id AS b_id, s.id AS s_id, p.id AS p_id, l.id AS l_id, m.id AS m_id FROM member b JOIN sub_task s ON s.id = b.id LEFT JOIN project p ON p.id = s.id AND (s.points < 3) LEFT JOIN (label l RIGHT JOIN manager m ON m.id = l.id AND (m.salary > 2000)) ON m.project_id = p.id AND (m.salary > 2000) ORDER BY 1, 2, 3, 4, 5;
-- @vector 20
SELECT m.id AS m_id, c.id AS c_id, b.id AS b_id, p.id AS p_id FROM manager m JOIN (country c RIGHT JOIN member b ON b.id = c.id) ON b.id = m.id LEFT JOIN project p ON m.project_id = p.id AND (m.salary > 2000) ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT p.id AS p_id, l.id AS l_id, p2.id AS p2_id, s.id AS s_id FROM project p JOIN label l ON l.id = p.id AND (p.budget > 100) LEFT JOIN project p2 ON p2.id = l.id JOIN sub_task s ON s.id = l.id WHERE l.id < 60 ORDER BY 1, 2, 3, 4;
-- @vector 20
SELECT c.id AS c_id, am.member_id AS am_member_id, t.id AS t_id, s.id AS s_id, t2.id AS t2_id FROM country c RIGHT JOIN account_member am ON am.member_id = c.id RIGHT JOIN (task t RIGHT JOIN sub_task s ON s.task_id = t.id) ON t.points = c.id LEFT JOIN task t2 ON s.task_id = t2.id ORDER BY 1, 2, 3, 4, 5;

-- With FULL JOIN, which MySQL doesn't have.
-- @vector 19
-- @only sqlite postgres
SELECT p.id AS p_id, pl.label_id AS pl_label_id, s.id AS s_id FROM project p FULL JOIN (project_label pl RIGHT JOIN sub_task s ON s.id = pl.label_id AND s.id > 12) ON pl.project_id = p.id WHERE s.points < 3 ORDER BY 1, 2, 3;
-- @vector 19
-- @only sqlite postgres
SELECT s.id AS s_id, l.id AS l_id, i.id AS i_id, l2.id AS l2_id FROM sub_task s RIGHT JOIN label l ON l.id = s.id FULL JOIN (invoice i JOIN label l2 ON l2.id = i.id) ON i.id = l.id ORDER BY 1, 2, 3, 4;
-- @vector 19
-- @only sqlite postgres
SELECT p.id AS p_id, t.id AS t_id, p2.id AS p2_id, m.id AS m_id FROM project p FULL JOIN task t ON t.project_id = p.id FULL JOIN project p2 ON t.project_id = p2.id FULL JOIN manager m ON m.id = t.id WHERE m.salary > 2000 ORDER BY 1, 2, 3, 4;
-- @vector 19
-- @only sqlite postgres
SELECT pl.label_id AS pl_label_id, b.id AS b_id, s.id AS s_id, s2.id AS s2_id FROM project_label pl JOIN (member b FULL JOIN sub_task s ON s.id = b.id) ON s.id = pl.label_id FULL JOIN sub_task s2 ON s2.id = pl.label_id WHERE s2.id < 60 ORDER BY 1, 2, 3, 4;
-- @vector 19
-- @only sqlite postgres
SELECT p.id AS p_id, i.id AS i_id, pl.label_id AS pl_label_id FROM project p FULL JOIN invoice i ON i.id = p.id JOIN project_label pl ON pl.project_id = p.id ORDER BY 1, 2, 3;
-- @vector 19
-- @only sqlite postgres
SELECT t.id AS t_id, t2.id AS t2_id, c.id AS c_id, am.member_id AS am_member_id FROM task t LEFT JOIN task t2 ON t2.id = t.id AND (t2.points > 2) RIGHT JOIN (country c FULL JOIN account_member am ON am.member_id = c.id) ON t2.points = c.id ORDER BY 1, 2, 3, 4;
-- @vector 19
-- @only sqlite postgres
SELECT s.id AS s_id, p.id AS p_id FROM sub_task s FULL JOIN project p ON p.id = s.id ORDER BY 1, 2;
-- @vector 19
-- @only sqlite postgres
SELECT a.id AS a_id, p.id AS p_id, t.id AS t_id, p2.id AS p2_id FROM account a RIGHT JOIN project p ON p.account_id = a.id FULL JOIN task t ON t.project_id = p.id FULL JOIN project p2 ON t.project_id = p2.id WHERE a.id IS NULL ORDER BY 1, 2, 3, 4;
-- @vector 19
-- @only sqlite postgres
SELECT i.id AS i_id, p.id AS p_id FROM invoice i FULL JOIN project p ON p.id = i.id WHERE i.total > 25 ORDER BY 1, 2;
-- @vector 19
-- @only sqlite postgres
SELECT pl.label_id AS pl_label_id, m.id AS m_id, b.id AS b_id FROM project_label pl FULL JOIN manager m ON m.id = pl.label_id LEFT JOIN member b ON b.id = m.id ORDER BY 1, 2, 3;
-- @vector 19
-- @only sqlite postgres
SELECT p.id AS p_id, i.id AS i_id FROM project p FULL JOIN invoice i ON i.id = p.id ORDER BY 1, 2;
-- @vector 19
-- @only sqlite postgres
SELECT c.id AS c_id, s.id AS s_id, p.id AS p_id, t.id AS t_id FROM country c FULL JOIN sub_task s ON s.points = c.id LEFT JOIN (project p FULL JOIN task t ON t.project_id = p.id) ON s.task_id = t.id ORDER BY 1, 2, 3, 4;
-- @vector 19
-- @only sqlite postgres
SELECT t.id AS t_id, b.id AS b_id FROM task t FULL JOIN member b ON b.id = t.id WHERE b.id IS NULL ORDER BY 1, 2;
-- @vector 19
-- @only sqlite postgres
SELECT t.id AS t_id, s.id AS s_id, i.id AS i_id FROM task t JOIN sub_task s ON s.task_id = t.id AND t.id > 12 FULL JOIN invoice i ON i.id = t.id ORDER BY 1, 2, 3;
-- @vector 19
-- @only sqlite postgres
SELECT pl.label_id AS pl_label_id, i.id AS i_id, m.id AS m_id, b.id AS b_id FROM project_label pl LEFT JOIN invoice i ON i.id = pl.label_id FULL JOIN manager m ON m.id = i.id JOIN member b ON b.id = m.id ORDER BY 1, 2, 3, 4;
-- @vector 19
-- @only sqlite postgres
SELECT t.id AS t_id, a.id AS a_id, p.id AS p_id, am.member_id AS am_member_id FROM task t JOIN account a ON a.id = t.id FULL JOIN project p ON t.project_id = p.id LEFT JOIN account_member am ON am.account_id = a.id ORDER BY 1, 2, 3, 4;
-- @vector 19
-- @only sqlite postgres
SELECT p.id AS p_id, m.id AS m_id, l.id AS l_id FROM project p FULL JOIN manager m ON m.project_id = p.id LEFT JOIN label l ON l.id = m.id WHERE l.id < 60 ORDER BY 1, 2, 3;
-- @vector 19
-- @only sqlite postgres
SELECT s.id AS s_id, a.id AS a_id, p.id AS p_id, s2.id AS s2_id FROM sub_task s RIGHT JOIN account a ON a.id = s.id FULL JOIN project p ON p.account_id = a.id FULL JOIN sub_task s2 ON s2.id = p.id WHERE p.id < 60 ORDER BY 1, 2, 3, 4;
-- @vector 19
-- @only sqlite postgres
SELECT v.id AS v_id, t.id AS t_id, v2.id AS v2_id FROM voucher v FULL JOIN task t ON t.id = v.id RIGHT JOIN voucher v2 ON v2.id = t.id AND (t.points > 2) WHERE v.id IS NULL ORDER BY 1, 2, 3;
-- @vector 19
-- @only sqlite postgres
SELECT i.id AS i_id, i2.id AS i2_id FROM invoice i FULL JOIN invoice i2 ON i2.id = i.id WHERE i.id < 60 ORDER BY 1, 2;
-- @vector 19
-- @only sqlite postgres
SELECT t.id AS t_id, v.id AS v_id, pl.label_id AS pl_label_id, p.id AS p_id FROM task t JOIN (voucher v FULL JOIN project_label pl ON pl.label_id = v.id) ON pl.label_id = t.id FULL JOIN project p ON t.project_id = p.id ORDER BY 1, 2, 3, 4;
-- @vector 19
-- @only sqlite postgres
SELECT p.id AS p_id, s.id AS s_id, s2.id AS s2_id FROM project p JOIN sub_task s ON s.id = p.id AND (s.points < 3) FULL JOIN sub_task s2 ON s2.id = p.id WHERE s.id < 60 ORDER BY 1, 2, 3;
-- @vector 19
-- @only sqlite postgres
SELECT p.id AS p_id, p2.id AS p2_id, p3.id AS p3_id, b.id AS b_id FROM project p LEFT JOIN project p2 ON p2.id = p.id FULL JOIN project p3 ON p3.id = p2.id JOIN member b ON b.id = p.id WHERE b.id < 60 ORDER BY 1, 2, 3, 4;
-- @vector 19
-- @only sqlite postgres
SELECT b.id AS b_id, s.id AS s_id, i.id AS i_id FROM member b RIGHT JOIN (sub_task s FULL JOIN invoice i ON i.id = s.id) ON i.id = b.id WHERE b.id < 60 ORDER BY 1, 2, 3;
-- @vector 19
-- @only sqlite postgres
SELECT p.id AS p_id, v.id AS v_id FROM project p FULL JOIN voucher v ON v.id = p.id WHERE p.id < 60 ORDER BY 1, 2;
-- @vector 19
-- @only sqlite postgres
SELECT p.id AS p_id, p2.id AS p2_id, pl.label_id AS pl_label_id, pl2.label_id AS pl2_label_id FROM project p JOIN project p2 ON p2.id = p.id JOIN (project_label pl FULL JOIN project_label pl2 ON pl2.label_id = pl.label_id) ON pl2.project_id = p.id ORDER BY 1, 2, 3, 4;
-- @vector 19
-- @only sqlite postgres
SELECT b.id AS b_id, i.id AS i_id, t.id AS t_id FROM member b FULL JOIN invoice i ON i.id = b.id FULL JOIN task t ON t.id = b.id WHERE t.points > 2 ORDER BY 1, 2, 3;
-- @vector 19
-- @only sqlite postgres
SELECT s.id AS s_id, p.id AS p_id, t.id AS t_id FROM sub_task s LEFT JOIN (project p FULL JOIN task t ON t.project_id = p.id) ON s.task_id = t.id ORDER BY 1, 2, 3;
-- @vector 19
-- @only sqlite postgres
SELECT s.id AS s_id, l.id AS l_id, i.id AS i_id FROM sub_task s FULL JOIN label l ON l.id = s.id RIGHT JOIN invoice i ON i.id = s.id AND (s.points < 3) ORDER BY 1, 2, 3;
-- @vector 19
-- @only sqlite postgres
SELECT t.id AS t_id, t2.id AS t2_id, s.id AS s_id FROM task t FULL JOIN task t2 ON t2.id = t.id LEFT JOIN sub_task s ON s.task_id = t2.id AND (s.points < 3) ORDER BY 1, 2, 3;
