//! Examples; run one with `cargo run -p tenancy-examples --example quickstart`.
