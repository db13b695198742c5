/// What to measure, and how long.
#[derive(Debug)]
pub struct Arguments {
    pub words: Vec<String>,
    pub pairs: usize,
}

impl Arguments {
    /// Reads the command line of a benchmark.
    ///
    /// # Errors
    ///
    /// A flag that there isn't, or a word that nothing is called.
    pub fn parse(
        mut given: impl Iterator<Item = String>,
        is_known: impl Fn(&str) -> bool,
    ) -> Result<Self, String> {
        let mut arguments = Self {
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
                _ => return Err(format!("nothing is called {word}")),
            }
        }
        Ok(arguments)
    }

    /// Whether a word chooses this name; without any, all are chosen.
    #[must_use]
    pub fn wants(&self, name: &str) -> bool {
        chosen(self.words.iter(), name)
    }
}

/// Whether one of the words is part of the name, or there is none.
pub fn chosen<'w>(words: impl Iterator<Item = &'w String>, name: &str) -> bool {
    let mut words = words.peekable();
    words.peek().is_none() || words.any(|word| name.contains(&**word))
}
