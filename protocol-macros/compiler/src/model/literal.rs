//! Values in a spec, and how they are compared.

/// A value as it is written in a spec.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Literal {
    Integer(i128),
    Text(String),
    Boolean(bool),
}

impl std::fmt::Display for Literal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(number) => write!(formatter, "{number}"),
            Self::Text(text) => formatter.write_str(text),
            Self::Boolean(truth) => write!(formatter, "{truth}"),
        }
    }
}

/// How two numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Below,
    Above,
    AtMost,
    AtLeast,
}

impl Operator {
    const ALL: [(&'static str, Self); 4] =
        [("below", Self::Below), ("above", Self::Above), ("atMost", Self::AtMost), ("atLeast", Self::AtLeast)];

    /// The operator with this key.
    pub(crate) fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(word, _)| *word == name).map(|(_, operator)| *operator)
    }
}
