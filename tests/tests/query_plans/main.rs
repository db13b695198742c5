//! What the databases make of scoped statements: the plan that they make of the same statements with the tenant's filter
//! written by hand.

mod companies;
mod direct;
mod explain;
mod secondary;
mod secondary_writes;

fn main() -> std::process::ExitCode {
    tenancy_tests::main()
}
