//! Comments that MySQL and MariaDB execute. Vectors 142, 162.

use super::Family;

pub const FAMILY: Family = Family {
    name: "executable comments",
    fragments: r"
spm|1 = 1 /*! OR 1 = 1 */
spm|1 = 1 /*!50000 OR 1 = 1 */
spm|1 = 1 /*!99999 OR 1 = 1 */
spm|1 = 1 /*M! OR 1 = 1 */
spm|1 = 1 /*M!100100 OR 1 = 1 */
spm|1 = 1 /*! UNION SELECT id, account_id, name, budget FROM project */
spm|1 = 1 /*!50000UNION*/ /*!50000SELECT*/ 1, 2, name, 4 FROM manager
spm|1 = 1 /*M! UNION SELECT 1, 2, name, 4 FROM manager */ --
spm|1 = 1 /*! OR 1 = 1 -- */
spm|1 = 1 /*! /* */ OR 1 = 1 */
spm|/*! project, manager */
spm|/*!name*/
spm|name /*! FROM manager */
spm|1 /*! UNION SELECT name FROM manager */
spm|' /*! OR 1 = 1 */ OR '
spm|1 = 1 /*+ SET_VAR(sql_mode = 'ANSI_QUOTES') */
spm|1 = 1 /*!*/
spm|1 = 1 /*!50000*/
spm|1 = 1 /*!500001*/
spm|1 = 1 /*! ; DELETE FROM project */
spm|1 = 1 /*! INTO OUTFILE '{file}' */
",
    statements: r"
m|/*! SELECT id, name FROM project */
m|/*!50000 SELECT */ id, name FROM project
m|SELECT id, name FROM /*! project */
m|SELECT id, name FROM country /*! UNION SELECT id, name FROM project */
m|SELECT id, name FROM country /*M! UNION SELECT id, name FROM project */
m|SELECT id, name FROM country /*M!100100 UNION SELECT id, name FROM project */
m|SELECT id, name FROM country /*!999999 UNION SELECT id, name FROM project */
m|SELECT /*+ SET_VAR(sql_mode = 'NO_BACKSLASH_ESCAPES') */ id, name FROM project
m|DELETE /*! FROM invoice */
m|UPDATE project /*! SET name = 'x' */
m|SELECT id, name FROM project /*M! INTO OUTFILE '{file}' */
m|SELECT id, name FROM project WHERE 1 = 1 /*M! OR 1 = 1 */
spm|SELECT id FROM country /*! WHERE 1 = 0 */
",
    honest: r"
sp|SELECT id, name FROM project /*! WHERE 1 = 0 */
m|SELECT id, name FROM project /*! WHERE 1 = 1 */
",
    proof: r"
m|SELECT id, name FROM country /*M! UNION SELECT id, name FROM project */
m|SELECT id, name FROM country /*!50000 UNION SELECT id, name FROM project */
sp|SELECT id, name FROM project /*! WHERE account_id = 1 */
",
};
