//! The command line of tuiqun: checks, packs and tests rulebooks. It reads files and renders; the library decides.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::arithmetic_side_effects,
        clippy::panic_in_result_fn
    )
)]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
