//! "did you mean", and lists of what there is.

use std::fmt::Display;

/// The name that was probably meant.
pub(crate) fn similar<'a>(
    given: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let given = given.to_lowercase();
    names
        .into_iter()
        .map(|name| (distance(&given, &name.to_lowercase()), name))
        .filter(|(distance, name)| {
            *distance <= if name.len() < 4 { 1 } else { 2 }
                || (given.len() > 2 && name.starts_with(&given))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// "`a`, `b` or `c`"; nothing where there is nothing.
pub(crate) fn list<T: Display>(names: impl IntoIterator<Item = T>) -> Option<String> {
    let mut quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    let last = quoted.pop()?;
    Some(if quoted.is_empty() {
        last
    } else {
        format!("{} or {last}", quoted.join(", "))
    })
}

/// The edit distance after Levenshtein.
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (line, left) in left.chars().enumerate() {
        let mut above_left = line;
        let mut previous = line + 1;
        let mut next = vec![previous];
        for (right, above) in right.chars().zip(row.iter().skip(1)) {
            let substituted = above_left + usize::from(left != right);
            above_left = *above;
            previous = substituted.min(above + 1).min(previous + 1);
            next.push(previous);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A slip of the pen is recognised, another word is not.
    #[test]
    fn finds_the_name_that_was_meant() {
        let names = ["column", "relation", "tenancy"];
        assert_eq!(similar("colum", names), Some("column"));
        assert_eq!(similar("realtion", names), Some("relation"));
        assert_eq!(similar("Column", names), Some("column"));
        assert_eq!(similar("blgo", ["blog", "author"]), Some("blog"));
        assert_eq!(similar("tenant", ["id", "tenant_id"]), Some("tenant_id"));
        assert_eq!(similar("owner", names), None);
        assert_eq!(similar("id", ["at", "by"]), None);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
    }

    /// Lists read like a sentence.
    #[test]
    fn lists_names() {
        assert_eq!(list(["a", "b", "c"]).as_deref(), Some("`a`, `b` or `c`"));
        assert_eq!(list(["a"]).as_deref(), Some("`a`"));
        assert_eq!(list(Vec::<String>::new()), None);
    }
}
