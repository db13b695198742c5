use std::io::{self, Write};

use tenancy_tests::bench::Place;

use crate::pairs::{Pairs, median};

pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

pub(crate) fn head(place: Place) -> String {
    format!(
        "{:<34} {:>7} {:>7} {:>7}   {:>10} {:>10}",
        place.to_string(),
        "median",
        "least",
        "most",
        "scoped µs",
        "hand µs"
    )
}

pub(crate) fn line(name: &str, pairs: &Pairs) -> String {
    let least = pairs.ratios.first().copied().unwrap_or(f64::NAN);
    let most = pairs.ratios.last().copied().unwrap_or(f64::NAN);
    let [scoped, hand] = pairs.micros;
    format!(
        "{name:<34} {:>7.3} {least:>7.3} {most:>7.3}   {scoped:>10.1} {hand:>10.1}",
        median(&pairs.ratios)
    )
}
