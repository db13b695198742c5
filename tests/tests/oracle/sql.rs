use tenancy_tests::isolation::Param;

/// A stretch of SQL with the values of its parameters, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sql {
    pub text: String,
    pub params: Vec<Param>,
}

impl Sql {
    pub fn param(param: Param) -> Self {
        Self {
            text: "?".to_owned(),
            params: vec![param],
        }
    }

    pub fn push(&mut self, other: impl Into<Self>) {
        let other = other.into();
        self.text.push_str(&other.text);
        self.params.extend(other.params);
    }

    /// The parts with something between them.
    pub fn join(parts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut joined = Self::default();
        for (place, part) in parts.into_iter().enumerate() {
            if place > 0 {
                joined.push(between);
            }
            joined.push(part);
        }
        joined
    }
}

impl From<&str> for Sql {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<&String> for Sql {
    fn from(text: &String) -> Self {
        Self::from(text.clone())
    }
}

impl From<String> for Sql {
    fn from(text: String) -> Self {
        Self {
            text,
            params: Vec::new(),
        }
    }
}

/// One piece of SQL out of several: `sql!["a = ", value]`.
#[macro_export]
macro_rules! sql {
    ($($part:expr),+ $(,)?) => {{
        let mut sql = $crate::sql::Sql::default();
        $(sql.push($part);)+
        sql
    }};
}
