use std::path::PathBuf;

use tenancy_tests::bench::Form;

/// What this process is for.
pub(crate) enum Task {
    All(Arguments),
    /// It was started by another one, to be counted.
    Counted(Case),
}

/// Which budgets to measure.
#[derive(Default)]
pub(crate) struct Arguments {
    words: Vec<String>,
    /// Where callgrind's files are kept.
    pub(crate) keep: Option<PathBuf>,
    /// No budget that is a time: those are for a quiet machine.
    pub(crate) instructions_only: bool,
    /// By how many percent a budget may be exceeded before that is a failure.
    pub(crate) margin: f64,
}

/// One form of one operation, and how often.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) form: Form,
    pub(crate) turns: i32,
}

impl Arguments {
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.words.is_empty() || self.words.iter().any(|word| name.contains(&**word))
    }
}

pub(crate) fn parse(mut given: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut arguments = Arguments::default();
    while let Some(word) = given.next() {
        let mut next = |what: &str| given.next().ok_or_else(|| format!("{word} takes {what}"));
        match &*word {
            // Cargo says so to every benchmark.
            "--bench" => {}
            "--counted" => {
                return Ok(Task::Counted(Case {
                    name: next("a name, a form and a number")?,
                    form: form(&next("a form")?)?,
                    turns: next("a number")?
                        .parse()
                        .map_err(|_| "not a number".to_owned())?,
                }));
            }
            "--keep" => arguments.keep = Some(next("a directory")?.into()),
            "--instructions-only" => arguments.instructions_only = true,
            "--margin" => {
                let percent = next("a number of percent")?;
                let percent = percent.parse().map_err(|_| "not a number".to_owned())?;
                arguments.margin = percent;
            }
            flag if flag.starts_with('-') => return Err(format!("unknown argument {flag}")),
            _ => arguments.words.push(word),
        }
    }
    Ok(Task::All(arguments))
}

fn form(word: &str) -> Result<Form, String> {
    Form::BOTH
        .into_iter()
        .find(|form| form.to_string() == word)
        .ok_or_else(|| format!("unknown form {word}"))
}
