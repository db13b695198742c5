//! The rows of the manual's table.

/// Where the table begins.
const HEADING: &str = "## The vectors";

/// A row, with the number of its line.
#[derive(Debug)]
pub struct Row {
    pub line: usize,
    pub cells: Vec<String>,
}

/// Every row below the heading, whatever is wrong with it; heads and rules between head and rows are left out.
pub fn rows(manual: &str) -> Vec<Row> {
    let lines: Vec<&str> = manual.lines().collect();
    let is_rule = |line: &str| line.starts_with("| -") || line.starts_with("|-");
    let begin = lines.iter().position(|line| line.trim() == HEADING);
    let numbered = lines.iter().enumerate().skip(begin.unwrap_or(lines.len()));
    numbered
        .filter(|(at, line)| {
            let heads = lines.get(at + 1).is_some_and(|next| is_rule(next));
            line.starts_with('|') && !is_rule(line) && !heads
        })
        .map(|(at, line)| Row {
            line: at + 1,
            cells: cells(line),
        })
        .collect()
}

/// The cells of a line. `\|` is part of one.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim().replace("\\|", "\u{1}");
    let inner = line.strip_prefix('|').unwrap_or(&line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner
        .split('|')
        .map(|cell| cell.trim().replace('\u{1}', "|"))
        .collect()
}

/// What stands between backticks in a cell.
pub fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn rows_are_read_below_the_heading_alone() {
    let manual = "| 1 | not yet |\n| - | - |\n## The vectors\n| # | attack |\n| --- | --- |\n| 3 | `a \\| b` | x |\ntext\n";
    let rows = rows(manual);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].line, 6);
    assert_eq!(rows[0].cells, ["3", "`a | b`", "x"]);
    assert_eq!(quoted("`a`, b, `c::d`"), ["a", "c::d"]);
}
