//! The commands of the project: `serve`, `build`, `test`, `bench`, `types`, `docs`.

mod bench;
mod build;
mod manifest;
mod notices;
mod package;
mod publish;
mod shell;
mod sizes;
mod test;
mod tools;

use std::process::ExitCode;

use shell::Result;

const USAGE: &str = "\
cargo xtask COMMAND

  serve    build everything and open the simulator
  build    write the static site to dist/
  test     run every check and test (--fast: without the browser)
  bench    measure the budgets and print them
  soak     build and open hosts that take long, send a frame 100,000 messages, and hold plans against trying everything, and
           against Fast Downward, on many more rulebooks: soak [RULEBOOKS] [SEED]
  gallery  take a picture of every main screen in every language, look and width
  package  put the npm package together in target/npm/, and check it and the crate
  types    write the TypeScript types of the engine's shapes
  engine   compile the engine alone: engine [FOLDER] [FEATURES]
  docs     write the generated pages of docs/";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let command = args.first().map_or("", String::as_str);
    let result = match command {
        "serve" => build::serve(),
        "build" => build::site(),
        "test" => test::run(args.iter().any(|arg| arg == "--fast")),
        "bench" => bench::run_all(),
        "soak" => test::soak(args.get(1).map_or("100000", String::as_str), args.get(2).map_or("2", String::as_str)),
        "gallery" => test::gallery(),
        "package" => build::site().and_then(|()| package::npm()).and_then(|()| package::krate()),
        "types" => test::types(true),
        "engine" => build::engine(
            args.get(1).map_or("www/pkg", String::as_str),
            args.get(2).map_or("wasm", String::as_str),
            args.get(3).map_or("wasm", String::as_str),
        ),
        "docs" => test::docs(true),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Runs one named part of a command and prints how long it took.
pub(crate) fn stage<T>(name: &str, run: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("── {name}");
    let begun = shell::clock();
    let result = run();
    let seconds = begun.elapsed().as_secs_f32();
    match &result {
        Ok(_) => println!("── {name}: {seconds:.1} s\n"),
        Err(message) => println!("── {name} FAILED after {seconds:.1} s: {message}\n"),
    }
    result
}
