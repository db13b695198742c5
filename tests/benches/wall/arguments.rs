use tenancy_tests::bench::{Place, operations};

/// What to measure, and how long.
pub(crate) struct Arguments {
    words: Vec<String>,
    pub(crate) pairs: usize,
}

impl Arguments {
    /// A word that is part of a database's name chooses databases, any other one operations.
    pub(crate) fn wants_place(&self, place: Place) -> bool {
        chosen(
            self.words.iter().filter(|word| names_place(word)),
            &place.to_string(),
        )
    }

    pub(crate) fn wants_operation(&self, name: &str) -> bool {
        chosen(self.words.iter().filter(|word| !names_place(word)), name)
    }
}

fn chosen<'w>(words: impl Iterator<Item = &'w String>, name: &str) -> bool {
    let mut words = words.peekable();
    words.peek().is_none() || words.any(|word| name.contains(&**word))
}

fn names_place(word: &str) -> bool {
    Place::ALL
        .iter()
        .any(|place| place.to_string().contains(word))
}

pub(crate) fn parse(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments {
        words: Vec::new(),
        pairs: 60,
    };
    while let Some(word) = given.next() {
        match &*word {
            // Cargo says so to every benchmark.
            "--bench" => {}
            "--quick" => arguments.pairs = 10,
            "--pairs" => {
                let number = given.next().and_then(|number| number.parse().ok());
                arguments.pairs = number
                    .filter(|pairs| *pairs > 0)
                    .ok_or("--pairs takes a number")?;
            }
            flag if flag.starts_with('-') => return Err(format!("unknown argument {flag}")),
            _ if is_known(&word) => arguments.words.push(word),
            _ => return Err(format!("no database or operation is called {word}")),
        }
    }
    Ok(arguments)
}

fn is_known(word: &str) -> bool {
    names_place(word)
        || operations::ALL
            .iter()
            .any(|operation| operation.name.contains(word))
}
