//! The corpus's statements with fragments, quotes, comments and pieces of one another spliced into them.

use std::path::Path;
use std::time::{Duration, Instant};

use sea_orm::{Statement, Value};
use tenancy_tests::isolation::{self, Case, NULLS, TENANTS, bound, print, render};
use tenancy_tests::{Backend, Random, TestContext, each_backend};

use crate::attack::{attack, leak, run};
use crate::families;
use crate::room::Room;
use crate::tally::Tally;

each_backend![
    mutants_of_the_corpus_tell_nothing,
    without_tenancy_mutants_are_found_out,
];

/// How many mutants an ordinary run takes on a backend.
const ORDINARY: usize = 500;
const SEED: u64 = 0x7e4a_11c7;

/// What is spliced in beside the families' fragments.
const PIECES: &[&str] = &[
    "'",
    "''",
    "\"",
    "`",
    "\\",
    "(",
    ")",
    ";",
    "--",
    "/*",
    "*/",
    "/*!",
    "/*M!",
    "#",
    "--\n",
    "$$",
    "E'",
    "?",
    "$1",
    ",",
    ".",
    "*",
    "@",
    " OR 1 = 1 ",
    " AND 1 = 0 ",
    " UNION SELECT ",
    " UNION ALL SELECT id FROM project ",
    " NOT ",
    " NULL ",
    " IS NULL ",
    " WHERE ",
    " FROM project ",
    " FROM task ",
    " JOIN project p9 ON 1 = 1 ",
    " LEFT JOIN task t9 ON 1 = 1 ",
    ", project p8 ",
    " account_id ",
    " account_id = 1 ",
    " name ",
    " project ",
    " task ",
    " member ",
    " country ",
    " LATERAL ",
    " RETURNING * ",
    " ORDER BY 1 ",
    " LIMIT 1 ",
    " FOR UPDATE ",
    " EXISTS (SELECT 1 FROM task) ",
    " (SELECT max(name) FROM project) ",
    " WITH ",
    " SELECT ",
    " RIGHT ",
    " FULL ",
    " NATURAL ",
    " ALL ",
    " DISTINCT ",
    " CASE WHEN ",
    " END ",
    " -/* ",
    " = ",
    " <> ",
    " || ",
];

const CLAUSES: &[&str] = &[
    "FROM",
    "WHERE",
    "GROUP",
    "ORDER",
    "UNION",
    "JOIN",
    "LEFT",
    "ON",
    "AND",
    "OR",
    "LIMIT",
    "HAVING",
    "SET",
    "VALUES",
    "RETURNING",
];

/// Sections A to J, mutated: the seed is printed where one fails.
async fn mutants_of_the_corpus_tell_nothing(context: TestContext) {
    let setting = |name: &str| {
        std::env::var(name)
            .ok()
            .and_then(|value| value.parse::<u64>().ok())
    };
    let count = setting("TENANCY_HOSTILE_MUTANTS").and_then(|count| usize::try_from(count).ok());
    let seed = setting("TENANCY_HOSTILE_SEED").unwrap_or(SEED);
    let room = Room::build(context, true).await;
    let mut mutator = Mutator::of(room.backend, seed);
    let began = Instant::now();
    let mut tally = Tally::NONE;
    for number in 0..count.unwrap_or(ORDINARY) {
        let statement = mutator.statement(&room);
        let tenant = TENANTS[number % TENANTS.len()];
        let before = tally.leaks;
        attack(&room, &mut tally, statement, tenant).await;
        if tally.leaks > before {
            print(&format!("mutant {number} of seed {seed}"));
        }
    }
    families::finish(room, "mutants", tally, began).await;
}

/// The same means without tenancy between: the first mutants that read or write are found out.
async fn without_tenancy_mutants_are_found_out(context: TestContext) {
    let room = Room::build(context, true).await;
    let mut mutator = Mutator::of(room.backend, SEED);
    let mut found = 0;
    for _ in 0..1500 {
        let statement = mutator.statement(&room);
        // Without tenancy a statement of another kind would be run.
        let sql = statement.sql.to_lowercase();
        let harmless = sql.starts_with("select")
            && !sql.contains("into")
            && !sql.contains(';')
            && !sql.contains("for update")
            // sqlx never comes back from preparing it for SQLite. The planner refuses it.
            && !sql.contains('\0');
        // The rows of all tenants multiplied with one another are more than a test can wait for.
        let few = sql.matches("from").count() + sql.matches("join").count() <= 3;
        if harmless && few && !sql.contains('?') && !sql.contains('$') {
            let outcome = run(room.raw(), statement.clone()).await;
            found += usize::from(
                leak(&room, &outcome, &statement, 1, Duration::ZERO)
                    .await
                    .is_some(),
            );
        }
    }
    assert!(found > 3, "{found} were found out on {}", room.backend);
    assert_eq!(room.close().await, None);
}

#[derive(Debug)]
struct Mutator {
    cases: Vec<Case>,
    backend: Backend,
    fragments: Vec<&'static str>,
    random: Random,
}

impl Mutator {
    fn of(backend: Backend, seed: u64) -> Self {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        let mut cases = isolation::directory(&corpus).unwrap_or_else(|err| panic!("{err}"));
        cases.retain(|case| case.backends.contains(&backend));
        Self {
            cases,
            backend,
            fragments: families::fragments(backend),
            random: Random::new(seed),
        }
    }

    fn statement(&mut self, room: &Room) -> Statement {
        let at = self.random.below(self.cases.len());
        let (text, values) = self.of_case(at);
        let mut tokens = tokens(&text);
        let times = [1, 1, 1, 1, 2, 2, 3][self.random.below(7)];
        for _ in 0..times {
            self.mutate(&mut tokens, room);
        }
        let backend = room.raw().get_database_backend();
        Statement::from_sql_and_values(backend, tokens.concat(), values)
    }

    fn of_case(&self, at: usize) -> (String, Vec<Value>) {
        let case = &self.cases[at];
        let (text, _) = render(&case.text, self.backend);
        (text, bound(&case.params, &NULLS[0]))
    }

    fn mutate(&mut self, tokens: &mut Vec<String>, room: &Room) {
        let mut at = self.random.below(tokens.len() + 1);
        // Before a clause more remains of the statement than within a word of it.
        let is_clause = |token: &String| CLAUSES.contains(&token.to_uppercase().as_str());
        if self.random.below(2) == 0 {
            let clauses: Vec<usize> = (0..tokens.len())
                .filter(|at| is_clause(&tokens[*at]))
                .collect();
            if !clauses.is_empty() {
                at = clauses[self.random.below(clauses.len())];
            }
        }
        let other = self.random.below(tokens.len() + 1);
        match self.random.below(9) {
            0 | 1 => {
                let piece = self.random.below(PIECES.len());
                tokens.insert(at, PIECES[piece].to_owned());
            }
            2 | 3 => {
                let line = self.random.below(self.fragments.len());
                let text = families::filled(self.fragments[line], room, 1);
                tokens.insert(at, format!(" {text} "));
            }
            4 if at < tokens.len() => {
                tokens.remove(at);
            }
            5 if at < tokens.len() && other < tokens.len() => tokens.swap(at, other),
            6 => {
                let (from, to) = (at.min(other), at.max(other));
                let copy: Vec<String> = tokens[from..to].to_vec();
                let place = self.random.below(tokens.len() + 1);
                tokens.splice(place..place, copy);
            }
            7 => {
                let case = self.random.below(self.cases.len());
                let (text, _) = self.of_case(case);
                let joint = [
                    " UNION ",
                    " ; ",
                    " AND EXISTS (",
                    " OR id IN (",
                    " -- ",
                    ", (",
                    " UNION ALL ",
                ];
                let joint = joint[self.random.below(7)];
                let close = if joint.ends_with('(') { ")" } else { "" };
                tokens.insert(at, format!("{joint}{text}{close}"));
            }
            _ if at < tokens.len() => {
                let piece = self.random.below(PIECES.len());
                tokens[at] = PIECES[piece].to_owned();
            }
            _ => {}
        }
    }
}

/// Words, spaces and single signs.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let is_word = |char: char| char.is_alphanumeric() || char == '_';
    for char in text.chars() {
        let continues =
            is_word(char) && tokens.last().is_some_and(|last| last.chars().all(is_word));
        match tokens.last_mut() {
            Some(last) if continues => last.push(char),
            _ => tokens.push(char.to_string()),
        }
    }
    tokens
}
