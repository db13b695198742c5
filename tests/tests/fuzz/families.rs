//! Statements that grow, of every shape: planning never overflows a worker's stack, and takes a time that grows as the
//! text does.

use std::time::{Duration, Instant};

use sea_orm::{DbBackend, Value};
use tenancy_sea::{Refusal, TenancyError};
use tenancy_tests::second_opinion::{Answer, Probe};

/// The stack of a worker of tokio.
const STACK: usize = 2 * 1024 * 1024;
const ALL: &str = "spm";
/// How often a text is measured before it counts as one that takes too long.
const MEASURED: usize = 6;

struct Family {
    name: &'static str,
    /// The backends' first letters.
    on: &'static str,
    /// The largest number of its parts that is planned in a time that a test has.
    most: usize,
    text: fn(usize) -> String,
}

const fn family(
    name: &'static str,
    on: &'static str,
    most: usize,
    text: fn(usize) -> String,
) -> Family {
    Family {
        name,
        on,
        most,
        text,
    }
}

fn list(count: usize, separator: &str, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(separator)
}

fn around(count: usize, open: &str, inner: &str, close: &str) -> String {
    format!("{}{inner}{}", open.repeat(count), close.repeat(count))
}

const DEEP: usize = 256;
const MANY: usize = 800;
const LONG: usize = 4_000;

const FAMILIES: &[Family] = &[
    // Within one another.
    family("parentheses", ALL, DEEP, |n| {
        format!("SELECT {}", around(n, "(", "1", ")"))
    }),
    family("open parentheses", ALL, DEEP, |n| {
        format!("SELECT {}", "(".repeat(n))
    }),
    family("parentheses in FROM", ALL, DEEP, |n| {
        format!("SELECT 1 FROM {}", around(n, "(", "project", ")"))
    }),
    family("open parentheses in FROM", ALL, DEEP, |n| {
        format!("SELECT 1 FROM {}project", "(".repeat(n))
    }),
    family("sub-queries", ALL, DEEP, |n| {
        format!("SELECT {}", around(n, "(SELECT ", "1", ")"))
    }),
    family("derived tables", ALL, DEEP, |n| {
        format!(
            "SELECT 1 FROM {}",
            around(n, "(SELECT * FROM ", "task", ") AS x")
        )
    }),
    family("sub-queries of tables", ALL, 120, |n| {
        format!(
            "SELECT {}",
            around(n, "(SELECT count(*) FROM task WHERE id = ", "1", ")")
        )
    }),
    family("IN queries", ALL, 120, |n| {
        format!(
            "SELECT 1 FROM task WHERE {}",
            around(n, "id IN (SELECT id FROM task WHERE id = ", "1", ")")
        )
    }),
    family("open IN queries", ALL, DEEP, |n| {
        format!(
            "SELECT 1 FROM task WHERE {}",
            "id IN (SELECT id FROM task WHERE ".repeat(n)
        )
    }),
    family("WITH in WITH", ALL, DEEP, |n| {
        around(n, "WITH x AS (", "SELECT 1", ") SELECT * FROM x")
    }),
    family("doubled columns", ALL, DEEP, |n| {
        around(
            n,
            "WITH x AS (",
            "SELECT 1, 2",
            ") SELECT a.*, b.* FROM x a, x b",
        )
    }),
    family("joins in parentheses", ALL, DEEP, |n| {
        format!(
            "SELECT 1 FROM {}",
            around(n, "(task LEFT JOIN ", "country", " ON true)")
        )
    }),
    family("FULL JOIN in parentheses", "sp", DEEP, |n| {
        format!(
            "SELECT 1 FROM {}",
            around(n, "(task FULL JOIN ", "country", " ON true)")
        )
    }),
    family("CASE", ALL, DEEP, |n| {
        format!("SELECT {}", around(n, "CASE WHEN true THEN ", "1", " END"))
    }),
    family("functions", ALL, DEEP, |n| {
        format!("SELECT {}", around(n, "coalesce(1, ", "1", ")"))
    }),
    family("casts", ALL, DEEP, |n| {
        format!("SELECT {}", around(n, "CAST(", "1", " AS int)"))
    }),
    family("arrays", "p", DEEP, |n| {
        format!("SELECT {}", around(n, "ARRAY[", "1", "]"))
    }),
    family("subscripts", "p", DEEP, |n| {
        format!("SELECT {}", around(n, "a[", "1", "]"))
    }),
    family("writes in values", "p", 60, |n| {
        format!(
            "INSERT INTO task (project_id, title) VALUES ({}, 'a')",
            around(
                n,
                "(WITH x AS (INSERT INTO task (project_id, title) VALUES (",
                "1",
                ", 'a') RETURNING task.id) SELECT x.id FROM x)"
            )
        )
    }),
    family("queries in values", ALL, 120, |n| {
        format!(
            "INSERT INTO task (project_id, title) VALUES ({}, 'a')",
            around(n, "(SELECT task.id FROM task WHERE task.id = ", "1", ")")
        )
    }),
    // Before one another.
    family("NOT", ALL, LONG, |n| {
        format!("SELECT 1 FROM task WHERE {}true", "NOT ".repeat(n))
    }),
    family("= NOT", ALL, LONG, |n| {
        format!("SELECT {}true", "NOT true = ".repeat(n))
    }),
    family("minus", ALL, LONG, |n| {
        format!("SELECT {}1", "- ".repeat(n))
    }),
    family("tilde", ALL, LONG, |n| {
        format!("SELECT {}1", "~ ".repeat(n))
    }),
    family("INTERVAL", ALL, LONG, |n| {
        format!("SELECT {}'1'", "INTERVAL ".repeat(n))
    }),
    family("BINARY", "m", LONG, |n| {
        format!("SELECT {}1", "BINARY ".repeat(n))
    }),
    family("EXPLAIN", ALL, LONG, |n| {
        format!("{}SELECT 1", "EXPLAIN ".repeat(n))
    }),
    family("joins without ON", ALL, MANY, |n| {
        format!("SELECT 1 FROM task{}", " JOIN task".repeat(n))
    }),
    family("ON behind joins", ALL, MANY, |n| {
        format!(
            "SELECT 1 FROM country{}{}",
            " JOIN country".repeat(n),
            " ON true".repeat(n)
        )
    }),
    // After one another.
    family("AND", ALL, LONG, |n| {
        format!(
            "SELECT 1 FROM task WHERE {}",
            list(n, " AND ", |_| "id = 1".into())
        )
    }),
    family("OR of what can fail", ALL, LONG, |n| {
        format!(
            "SELECT 1 FROM task WHERE {}",
            list(n, " OR ", |_| "abs(id) = 1".into())
        )
    }),
    family("UNION", ALL, MANY, |n| {
        list(n, " UNION ", |_| "SELECT id FROM task".into())
    }),
    family("concatenation", ALL, LONG, |n| {
        format!("SELECT {}", list(n, " || ", |_| "'a'".into()))
    }),
    family("::casts", "p", LONG, |n| {
        format!("SELECT 1{}", "::int".repeat(n))
    }),
    family("IS NULL", ALL, LONG, |n| {
        format!("SELECT 1{}", " IS NULL".repeat(n))
    }),
    family("BETWEEN", ALL, LONG, |n| {
        format!("SELECT 1{}", " BETWEEN 1 AND 2".repeat(n))
    }),
    family("AT TIME ZONE", "p", LONG, |n| {
        format!("SELECT a{}", " AT TIME ZONE 'x'".repeat(n))
    }),
    family("JSON arrows", ALL, LONG, |n| {
        format!("SELECT a{} FROM task", "->'b'".repeat(n))
    }),
    family("points", ALL, LONG, |n| {
        format!("SELECT a{} FROM task", ".a".repeat(n))
    }),
    family("brackets", "p", LONG, |n| {
        format!("SELECT a{} FROM task", "[1]".repeat(n))
    }),
    family("joins", ALL, MANY, |n| {
        format!(
            "SELECT 1 FROM task t{}",
            list(n, "", |i| format!(" JOIN project t{i} ON t{i}.id = t.id"))
        )
    }),
    family("LEFT JOIN", ALL, MANY, |n| {
        format!(
            "SELECT 1 FROM task t{}",
            list(n, "", |i| format!(" LEFT JOIN task t{i} ON t{i}.id = t.id"))
        )
    }),
    family("RIGHT JOIN", ALL, MANY, |n| {
        format!(
            "SELECT 1 FROM task t{}",
            list(n, "", |i| format!(
                " RIGHT JOIN task t{i} ON t{i}.id = t.id"
            ))
        )
    }),
    family("FULL JOIN", "sp", MANY, |n| {
        format!(
            "SELECT 1 FROM task t{}",
            list(n, "", |i| format!(" FULL JOIN task t{i} ON t{i}.id = t.id"))
        )
    }),
    family("commas in FROM", ALL, MANY, |n| {
        format!("SELECT 1 FROM {}", list(n, ", ", |i| format!("task t{i}")))
    }),
    family("columns of commas in FROM", ALL, MANY, |n| {
        format!(
            "SELECT {} FROM {}",
            list(n, ", ", |i| format!("t{i}.account_id")),
            list(n, ", ", |i| format!("project t{i}"))
        )
    }),
    family("stars", ALL, 64, |n| {
        format!(
            "SELECT {} FROM {}",
            list(n, ", ", |_| "*".into()),
            list(n, ", ", |i| format!("project t{i}"))
        )
    }),
    family("expressions of a WITH", ALL, LONG, |n| {
        format!(
            "WITH {} SELECT 1",
            list(n, ", ", |i| format!("c{i} AS (SELECT 1)"))
        )
    }),
    family("a chain of a WITH", ALL, MANY, |n| {
        format!(
            "WITH c0 AS (SELECT 1 AS a){} SELECT 1",
            list(n, "", |i| format!(", c{} AS (SELECT * FROM c{i})", i + 1))
        )
    }),
    family("expressions and tables", ALL, MANY, |n| {
        format!(
            "WITH {} SELECT 1 FROM {}",
            list(n, ", ", |i| format!("c{i} AS (SELECT 1)")),
            list(n, ", ", |i| format!("task d{i}"))
        )
    }),
    family("wide expressions", ALL, MANY, |n| {
        format!(
            "WITH c AS (SELECT {}) SELECT 1 FROM {}",
            list(n, ", ", |i| format!("1 AS a{i}")),
            list(n, ", ", |i| format!("c d{i}"))
        )
    }),
    family("columns", ALL, LONG, |n| {
        format!(
            "SELECT {} FROM task",
            list(n, ", ", |i| format!("id AS a{i}"))
        )
    }),
    family("EXISTS columns", ALL, MANY, |n| {
        format!(
            "SELECT {} FROM task",
            list(n, ", ", |_| "EXISTS (SELECT 1 FROM task)".into())
        )
    }),
    family("IN list", ALL, 3 * LONG, |n| {
        format!(
            "SELECT 1 FROM task WHERE id IN ({})",
            list(n, ", ", |i| i.to_string())
        )
    }),
    family("IN list of rows", ALL, LONG, |n| {
        format!(
            "SELECT 1 FROM task WHERE (id, project_id) IN ({})",
            list(n, ", ", |_| "(1, 2)".into())
        )
    }),
    family("inserted rows", ALL, LONG, |n| {
        format!(
            "INSERT INTO project (name, budget) VALUES {}",
            list(n, ", ", |_| "('a', 1)".into())
        )
    }),
    family("inserted children", ALL, 2 * MANY, |n| {
        format!(
            "INSERT INTO task (project_id, title) VALUES {}",
            list(n, ", ", |_| "(1, 'a')".into())
        )
    }),
    family("inserted queries", ALL, MANY, |n| {
        format!(
            "INSERT INTO task (project_id, title) {}",
            list(n, " UNION ALL ", |_| "SELECT 1, 'a'".into())
        )
    }),
    family("empty rows", "m", LONG, |n| {
        format!(
            "INSERT INTO project VALUES {}",
            list(n, ", ", |_| "()".into())
        )
    }),
    family("empty rows of nobody", "m", LONG, |n| {
        format!(
            "INSERT INTO country VALUES {}",
            list(n, ", ", |_| "()".into())
        )
    }),
    family("inserted columns", ALL, LONG, |n| {
        format!(
            "INSERT INTO project ({}) VALUES ({})",
            list(n, ", ", |i| format!("c{i}")),
            list(n, ", ", |i| i.to_string())
        )
    }),
    family("names in a key's query", ALL, MANY, |n| {
        format!(
            "INSERT INTO task (project_id, title) VALUES ((SELECT id FROM {} WHERE id IN ({})), 'a')",
            list(n, ", ", |i| format!("country t{i}")),
            list(n, ", ", |_| "id".into())
        )
    }),
    family("assignments", ALL, LONG, |n| {
        format!("UPDATE task SET {}", list(n, ", ", |i| format!("c{i} = 1")))
    }),
    family("updated tables", "m", 200, |n| {
        format!(
            "UPDATE {} SET t0.title = 'a'",
            list(n, ", ", |i| format!("task t{i}"))
        )
    }),
    family("commas of an UPDATE", "m", 3 * LONG, |n| {
        format!(
            "UPDATE task SET title = 'a' WHERE id IN ({})",
            list(n, ", ", |_| "1".into())
        )
    }),
    family("ON CONFLICT without DO", "sp", LONG, |n| {
        format!("SELECT 1 {}", "ON CONFLICT (a ".repeat(n))
    }),
    family("locks", ALL, LONG, |n| {
        format!("SELECT 1 FROM task {}", "FOR UPDATE ".repeat(n))
    }),
    family("locks of PostgreSQL", "p", MANY, |n| {
        format!("SELECT 1 FROM task {}", "FOR KEY SHARE ".repeat(n))
    }),
    family("aliases of ours", ALL, 100 * LONG, |n| {
        format!("SELECT 'tenancy{}' FROM task", "_".repeat(n))
    }),
    family("a string", ALL, 100 * LONG, |n| {
        format!("SELECT '{}'", "a".repeat(n))
    }),
    family("an open string", ALL, 100 * LONG, |n| {
        format!("SELECT '{}", "a".repeat(n))
    }),
    family("quotes", ALL, 10 * LONG, |n| {
        format!("SELECT '{}'", "''".repeat(n))
    }),
    family("strings", ALL, LONG, |n| {
        format!("SELECT {}", "'a' ".repeat(n))
    }),
    family("a comment", ALL, 100 * LONG, |n| {
        format!("SELECT 1 /* {} */", "a".repeat(n))
    }),
    family("open comments", ALL, 10 * LONG, |n| {
        format!("SELECT 1 {}", "/*".repeat(n))
    }),
    family("dollars", "p", LONG, |n| {
        format!("SELECT {}", list(n, " ", |i| format!("$a{i}$")))
    }),
    family("semicolons", ALL, LONG, |n| {
        format!("SELECT 1{}", ";".repeat(n))
    }),
    family("braces", ALL, LONG, |n| format!("SELECT {}", "{".repeat(n))),
];

fn letter(backend: DbBackend) -> char {
    match backend {
        DbBackend::Sqlite => 's',
        DbBackend::Postgres => 'p',
        _ => 'm',
    }
}

/// The time for which this thread ran, whoever else wants the processor.
fn running() -> Duration {
    // The kernel brings its count up to date at its next tick, or here.
    std::thread::yield_now();
    let nanoseconds = std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|line| line.split(' ').next()?.parse().ok());
    match nanoseconds {
        Some(nanoseconds) => Duration::from_nanos(nanoseconds),
        None => Instant::now().elapsed(),
    }
}

fn cost(probe: &Probe, sql: &str) -> (Duration, bool) {
    let before = running();
    let sent = matches!(probe.send(sql, Vec::new()), Answer::Sent(_));
    (running() - before, sent)
}

/// Planning a text of eight times the length takes about eight times as long, and never more than 40 times. What seems
/// to is measured again: other work on the machine makes a measurement longer, never shorter, so the shortest counts.
fn grow(backend: DbBackend) {
    std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            let probe = Probe::new(backend);
            let mut steep = Vec::new();
            for family in FAMILIES
                .iter()
                .filter(|family| family.on.contains(letter(backend)))
            {
                print!("{backend:?} {:<28}", family.name);
                let measure =
                    || [8, 4, 2, 1].map(|part| cost(&probe, &(family.text)(family.most / part)));
                let mut times = measure();
                let is_steep = |times: &[(Duration, bool); 4]| {
                    times[3].0 > times[0].0 * 40 + Duration::from_millis(20)
                };
                for _ in 1..MEASURED {
                    if !is_steep(&times) {
                        break;
                    }
                    for (time, again) in times.iter_mut().zip(measure()) {
                        time.0 = time.0.min(again.0);
                    }
                }
                println!(
                    " {:>8.2?} .. {:>8.2?} {}",
                    times[0].0, times[3].0, times[3].1
                );
                if is_steep(&times) {
                    steep.push(format!("{}: {times:?}", family.name));
                }
            }
            assert!(steep.is_empty(), "{backend:?}: {}", steep.join("\n"));
        })
        .unwrap()
        .join()
        .unwrap();
}

#[test]
fn planning_grows_as_the_text_does_on_sqlite() {
    grow(DbBackend::Sqlite);
}

#[test]
fn planning_grows_as_the_text_does_on_postgres() {
    grow(DbBackend::Postgres);
}

#[test]
fn planning_grows_as_the_text_does_on_mysql() {
    grow(DbBackend::MySql);
}

/// What is too large is refused, and no more than looked through, on a worker's stack.
#[test]
fn too_large_is_refused() {
    const HUGE: usize = 200_000;
    type Text = fn() -> String;
    let texts: &[(&str, Text)] = &[
        ("AND", || {
            format!(
                "SELECT 1 FROM task WHERE {}",
                list(HUGE, " AND ", |_| "id = 1".into())
            )
        }),
        ("OR", || {
            format!(
                "SELECT 1 FROM task WHERE {}",
                list(HUGE, " OR ", |_| "a".into())
            )
        }),
        ("UNION", || list(HUGE, " UNION ", |_| "SELECT 1".into())),
        ("||", || {
            format!("SELECT {}", list(HUGE, "||", |_| "1".into()))
        }),
        ("+", || {
            format!("SELECT {}", list(HUGE, "+", |_| "1".into()))
        }),
        ("casts", || format!("SELECT 1{}", "::int".repeat(HUGE))),
        ("joins", || {
            format!("SELECT 1 FROM task{}", " JOIN task ON true".repeat(HUGE))
        }),
        ("commas", || {
            format!("SELECT 1 FROM {}", list(HUGE, ",", |_| "task".into()))
        }),
        ("subscripts", || format!("SELECT a{}", "[1]".repeat(HUGE))),
        ("NOT", || format!("SELECT {}1", "NOT ".repeat(HUGE))),
        ("minus", || format!("SELECT {}1", "- ".repeat(HUGE))),
        ("CASE", || format!("SELECT {}", "CASE WHEN ".repeat(HUGE))),
        ("(", || "(".repeat(HUGE)),
        ("[", || format!("SELECT {}", "[".repeat(HUGE))),
        ("sub-queries", || {
            format!("SELECT {}", "(SELECT ".repeat(HUGE))
        }),
        ("WITH", || "WITH x AS (".repeat(HUGE)),
        ("bytes", || {
            format!("SELECT '{}'", "x".repeat(16 * 1024 * 1024))
        }),
        ("white space", || " ".repeat(17 * 1024 * 1024)),
        ("columns", || {
            format!("SELECT {}", list(5_000, ",", |_| "1".into()))
        }),
        ("relations", || {
            format!(
                "SELECT 1 FROM {}",
                list(1_100, ",", |i| format!("country c{i}"))
            )
        }),
    ];
    for backend in [DbBackend::Sqlite, DbBackend::Postgres, DbBackend::MySql] {
        std::thread::Builder::new()
            .stack_size(STACK)
            .spawn(move || {
                let probe = Probe::new(backend);
                for (name, text) in texts {
                    println!("{backend:?} {name}");
                    match probe.send(&text(), Vec::new()) {
                        Answer::Refused(TenancyError::Refused {
                            reason: Refusal::TooLarge(_) | Refusal::Unparsable(_),
                        }) => {}
                        answer => panic!("{backend:?} {name}: {answer:?}"),
                    }
                }
            })
            .unwrap()
            .join()
            .unwrap();
    }
}

/// What SeaORM writes for a long list is ordinary.
#[test]
fn what_is_ordinary_is_planned() {
    let numbered = |backend: DbBackend, count: usize, from: usize| {
        list(count, ", ", |at| match backend {
            DbBackend::Postgres => format!("${}", from + at + 1),
            _ => "?".to_owned(),
        })
    };
    for backend in [DbBackend::Sqlite, DbBackend::Postgres, DbBackend::MySql] {
        std::thread::Builder::new()
            .stack_size(STACK)
            .spawn(move || {
                let probe = Probe::new(backend);
                let rows = |columns: usize, rows: usize| {
                    list(rows, ", ", |row| {
                        format!("({})", numbered(backend, columns, row * columns))
                    })
                };
                let texts = [
                    (
                        format!(
                            "SELECT 1 FROM task WHERE id IN ({})",
                            numbered(backend, 30_000, 0)
                        ),
                        30_000,
                    ),
                    (
                        format!(
                            "INSERT INTO project (name, budget) VALUES {}",
                            rows(2, 10_000)
                        ),
                        20_000,
                    ),
                    (
                        format!(
                            "INSERT INTO task (project_id, title, done) VALUES {}",
                            rows(3, 3_000)
                        ),
                        9_000,
                    ),
                    (
                        format!(
                            "SELECT 1 FROM project WHERE {}",
                            list(3_000, " OR ", |_| "project.id = -1".into())
                        ),
                        0,
                    ),
                ];
                for (text, takes) in &texts {
                    let answer = probe.send(text, vec![Value::Int(Some(1)); *takes]);
                    assert!(
                        matches!(answer, Answer::Sent(_)),
                        "{backend:?} {}: {answer:?}",
                        &text[..60]
                    );
                }
            })
            .unwrap()
            .join()
            .unwrap();
    }
}
