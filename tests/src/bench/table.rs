//! How the benchmarks print what they have measured.

use std::io::{self, Write};

use super::pairs::{Pairs, median};

pub fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// The names of the columns. `one` is what is measured, and `other` what against.
#[must_use]
pub fn head(title: &str, one: &str, other: &str) -> String {
    let [one, other] = [one, other].map(|form| format!("{form} µs"));
    format!(
        "{title:<34} {:>7} {:>7} {:>7}   {one:>10} {other:>10}",
        "median", "least", "most"
    )
}

#[must_use]
pub fn line(name: &str, pairs: &Pairs) -> String {
    let least = pairs.ratios.first().copied().unwrap_or(f64::NAN);
    let most = pairs.ratios.last().copied().unwrap_or(f64::NAN);
    let [one, other] = pairs.micros;
    format!(
        "{name:<34} {:>7.3} {least:>7.3} {most:>7.3}   {one:>10.1} {other:>10.1}",
        median(&pairs.ratios)
    )
}
