use tenancy_sea::BoxError;

/// How long, and on which databases.
pub struct Arguments {
    is_quick: bool,
    pairs: Option<usize>,
    places: Vec<&'static str>,
}

const PLACES: [&str; 2] = ["sqlite", "postgres"];

impl Arguments {
    pub fn parse(mut given: impl Iterator<Item = String>) -> Result<Self, BoxError> {
        let mut arguments = Self {
            is_quick: false,
            pairs: None,
            places: Vec::new(),
        };
        while let Some(word) = given.next() {
            match &*word {
                // Cargo says so to every benchmark.
                "--bench" => {}
                "--quick" => arguments.is_quick = true,
                "--pairs" => {
                    let number = given.next().ok_or("--pairs takes a number")?;
                    arguments.pairs = Some(number.parse()?);
                }
                _ => {
                    let place = PLACES.into_iter().find(|place| *place == word);
                    arguments.places.push(place.ok_or("unknown argument")?);
                }
            }
        }
        Ok(arguments)
    }

    pub fn places(&self) -> Vec<&'static str> {
        if self.places.is_empty() {
            return PLACES.to_vec();
        }
        self.places.clone()
    }

    /// How often both applications take a turn.
    pub fn pairs(&self) -> usize {
        self.pairs.unwrap_or(if self.is_quick { 5 } else { 30 })
    }

    /// How many requests each connection sends in a turn.
    pub fn requests(&self) -> usize {
        if self.is_quick { 20 } else { 40 }
    }

    /// What the median may not fall below.
    pub fn least_ratio(&self) -> f64 {
        if self.is_quick { 0.75 } else { 0.97 }
    }
}
