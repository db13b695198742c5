//! From text to a tree and back: what the parser doesn't know is taken out before and put back after, and the text that comes
//! out means to the database what it means here.

mod conflict_target;
mod extended_cte;
pub(super) mod lex;
mod lexical_agreement;
mod literal;
pub(super) mod render;
pub(super) mod rewrite_tokens;
mod synonyms;
