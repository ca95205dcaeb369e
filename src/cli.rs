//! Commands and their options.

mod after;
mod ask;
mod audit;
mod check;
mod claims;
mod coverage;
mod failure;
mod fix;
mod guide;
mod lint;
mod lsp;
mod manual;
mod new;
mod overlay;
mod pack;
mod plan;
mod practice;
mod reference;
mod report;
mod rules;
mod run;
mod sample;
mod scenarios;
mod sentence;
mod situation;
mod source;
mod sources;
mod survey;
mod texts;
mod version;
mod why;
mod words;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use failure::Failure;

/// Checks, packs and tests rulebooks of tuiqun.
#[derive(Parser)]
#[command(name = "tuiqun", version, about)]
struct Cli {
    /// Locale of messages: `zh-CN` or `en`; that of the terminal, if it is left out.
    #[arg(long, global = true)]
    locale: Option<String>,
    /// Print JSON instead of text.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

/// The folder of a rulebook, also where its `rulebook.toml` is named.
fn folder(named: &str) -> Result<PathBuf, std::convert::Infallible> {
    let path = Path::new(named);
    Ok(match path.parent().filter(|_| path.ends_with("rulebook.toml")) {
        None => path.to_owned(),
        Some(here) if here.as_os_str().is_empty() => PathBuf::from("."),
        Some(folder) => folder.to_owned(),
    })
}

#[derive(Subcommand)]
enum Command {
    /// Reports everything that is wrong with rulebooks. Exits with 1 if there is an error.
    Check {
        /// Folders of rulebooks, or packs.
        #[arg(required = true, value_parser = folder)]
        rulebooks: Vec<PathBuf>,
        /// Treat warnings as errors.
        #[arg(long)]
        deny_warnings: bool,
        /// Mend first what needs no decision: names that are nearly right, and texts that are missing, marked as to be written.
        #[arg(long)]
        fix: bool,
    },
    /// Looks for what is wrong with rulebooks as a whole, with proofs: rules that can never matter, goals that nothing leads to,
    /// triggers without end. Exits with 1 if something was found that the rulebook does not explain.
    Audit {
        /// Folders of rulebooks.
        #[arg(required = true, value_parser = folder)]
        rulebooks: Vec<PathBuf>,
        /// An older version of the one rulebook: tells the situations whose answer changed instead, smallest first.
        #[arg(long, value_name = "OLD")]
        against: Option<PathBuf>,
    },
    /// Writes a folder with a small rulebook of one's own that runs, to go on from.
    New {
        /// The folder; its name becomes the rulebook's.
        folder: PathBuf,
        /// A rulebook in a folder beside it: only what somebody adds to that one, says in other words or leaves out.
        #[arg(long, value_name = "ID")]
        extends: Option<String>,
    },
    /// Compiles a rulebook: its pack, its texts and the claims it cites, into a folder.
    Pack {
        /// Folder of the rulebook.
        #[arg(value_parser = folder)]
        rulebook: PathBuf,
        /// Folder to write into.
        #[arg(long)]
        out: PathBuf,
    },
    /// Runs the scenarios of rulebooks. Exits with 1 if one fails.
    Test {
        /// Folders of rulebooks.
        #[arg(required = true, value_parser = folder)]
        rulebooks: Vec<PathBuf>,
    },
    /// Counts which claims of the ledger are modelled or shown, and what scenarios exercise.
    Coverage {
        /// Folders of rulebooks.
        #[arg(required = true, value_parser = folder)]
        rulebooks: Vec<PathBuf>,
    },
    /// Takes steps from a situation and tells what stands in the way of each goal, and what the last step changed.
    Run {
        #[command(flatten)]
        situation: situation::Situation,
        /// Only this goal.
        #[arg(long)]
        goal: Option<String>,
    },
    /// Tells why an action can be done or not, a goal is reached or not, a rule holds or not; and in what order
    /// everything in the way can be removed.
    Why {
        #[command(flatten)]
        situation: situation::Situation,
        /// Id of an action or goal, or the code of a rule, such as `dissolve/pc`.
        #[arg(long)]
        of: String,
        /// Tell of what holds too.
        #[arg(long)]
        all: bool,
    },
    /// Asks what still matters for a goal, most decisive first, and says why; what cannot matter is not asked.
    Ask {
        #[command(flatten)]
        situation: situation::Situation,
        /// The goal; that of the preset, if it is left out.
        #[arg(long)]
        goal: Option<String>,
    },
    /// Finds the ways to a goal: what to do, how long it takes, what it costs, who is needed, what is lost. Exits with 1 if
    /// none was found.
    Plan {
        #[command(flatten)]
        situation: situation::Situation,
        /// The goal; that of the preset, if it is left out.
        #[arg(long)]
        goal: Option<String>,
        /// Allow acting against requirements of policy and law.
        #[arg(long)]
        break_rules: bool,
        /// How to write it.
        #[arg(long, value_enum, default_value_t = after::Format::Text)]
        format: after::Format,
    },
    /// Carries out a plan many times and tells how likely it is to work, how long it takes, and what goes wrong.
    Sample {
        #[command(flatten)]
        situation: situation::Situation,
        #[command(flatten)]
        options: sample::Options,
    },
    /// Goes through a table of cases, as CSV: which of them can go now, what stands in the way of the others, and what in the way of
    /// most. Exits with 1 if a cell could not be used.
    Survey {
        #[command(flatten)]
        situation: situation::Situation,
        #[command(flatten)]
        options: survey::Options,
    },
    /// Talks with you in the terminal: asks only what still matters, and ends with the ways.
    Guide {
        #[command(flatten)]
        situation: situation::Situation,
        /// The goal; you are asked, if it is left out.
        #[arg(long)]
        goal: Option<String>,
    },
    /// Lists what comes after: deadlines, what happens by itself, what figures say, what remains.
    After {
        #[command(flatten)]
        situation: situation::Situation,
        /// How to write it.
        #[arg(long, value_enum, default_value_t = after::Format::Text)]
        format: after::Format,
    },
    /// Replays a log and prints the log it ends with.
    Replay {
        /// Folder of the rulebook, or its pack.
        #[arg(value_parser = folder)]
        rulebook: PathBuf,
        /// The log.
        log: PathBuf,
    },
    /// Lists what to look at next: sources that nobody has looked at for a year, those that most rests on first.
    Sources {
        /// Folders of rulebooks.
        #[arg(required = true, value_parser = folder)]
        rulebooks: Vec<PathBuf>,
        /// The day that ages are counted to, such as `2026-01-05`; today, if it is left out.
        #[arg(long)]
        as_of: Option<String>,
        /// All of them, not only what is due.
        #[arg(long)]
        all: bool,
    },
    /// Writes a file for every rule and every claim, with its words in all locales and a situation to see it in.
    Rules {
        /// Folders of rulebooks.
        #[arg(required = true, value_parser = folder)]
        rulebooks: Vec<PathBuf>,
        /// Where to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Explains a code, or writes the manual of all codes.
    Code {
        /// The code, such as `expr/type`.
        code: Option<String>,
    },
    /// Explains a table or key of the rulebook language, such as `action` or `fact.ask`; all of them, if none is named.
    Doc {
        /// The table or key.
        of: Option<String>,
    },
    /// Tells an editor, over standard input and output, what `check` finds, and completes and explains what somebody writes.
    Lsp,
    /// Prints a JSON Schema of `rulebook.toml` for editors.
    Schema,
    /// Prints the table of limits as the documentation shows it.
    Limits,
    /// Formats every message of a rulebook with sample values, for comparing with the page.
    Messages {
        /// Folder of the rulebook.
        #[arg(value_parser = folder)]
        rulebook: PathBuf,
    },
}

/// Whether nothing was found, where a command could be run.
pub(crate) type Outcome = Result<bool, Failure>;

/// Runs the command that was asked for. Exit codes: 0 fine, 1 something was found, 2 it could not be run.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let locale = cli.locale.clone().unwrap_or_else(terminal_locale);
    let texts = match texts::Texts::own_words(&locale) {
        Ok(texts) => texts,
        // In a language that is not there, nothing can be told.
        Err(failure) => {
            let here = texts::Texts::own_words(&terminal_locale());
            return here.map_or(ExitCode::from(2), |here| fail(&failure.told(&here)));
        }
    };
    let outcome = match &cli.command {
        Command::Check { rulebooks, deny_warnings, fix } => {
            let how = check::How { deny_warnings: *deny_warnings, fix: *fix, json: cli.json };
            check::run(rulebooks, &how, &texts)
        }
        Command::Audit { rulebooks, against: None } => audit::run(rulebooks, cli.json, &texts),
        Command::Audit { rulebooks, against: Some(old) } => match &rulebooks[..] {
            [new] => audit::compare(old, new, cli.json, &texts),
            _ => Err(Failure::new("option-against-one", [])),
        },
        Command::New { folder, extends } => new::run(folder, extends.as_deref(), &texts),
        Command::Pack { rulebook, out } => pack::run(rulebook, out, &texts),
        Command::Test { rulebooks } => scenarios::run(rulebooks, &texts),
        Command::Sources { rulebooks, as_of, all } => sources::run(rulebooks, as_of.as_deref(), *all, &locale, &texts),
        Command::Coverage { rulebooks } => coverage::run(rulebooks, &texts),
        Command::Run { situation, goal } => run::run(situation, goal.as_deref(), &locale, cli.json, &texts),
        Command::Why { situation, of, all } => why::run(situation, of, *all, &locale, cli.json, &texts),
        Command::Ask { situation, goal } => ask::run(situation, goal.as_deref(), &locale, cli.json, &texts),
        Command::Plan { situation, goal, break_rules, format } => {
            let options = plan::Options { goal: goal.as_deref(), lawful: !break_rules };
            plan::run(situation, options, *format, &locale, cli.json, &texts)
        }
        Command::Sample { situation, options } => sample::run(situation, options, &locale, cli.json, &texts),
        Command::Survey { situation, options } => survey::run(situation, options, &locale, cli.json, &texts),
        Command::Guide { situation, goal } => guide::run(situation, goal.as_deref(), &locale, &texts),
        Command::After { situation, format } => after::run(situation, *format, &locale, cli.json, &texts),
        Command::Replay { rulebook, log } => pack::replay(rulebook, log, &texts),
        Command::Rules { rulebooks, out } => rules::run(rulebooks, out, &texts),
        Command::Code { code } => manual::code(code.as_deref(), &texts),
        Command::Doc { of } => reference::doc(of.as_deref(), &texts),
        Command::Lsp => lsp::run(&texts),
        Command::Schema => reference::schema(&texts),
        Command::Limits => manual::limits(),
        Command::Messages { rulebook } => manual::messages(rulebook, &locale),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => fail(&failure.told(&texts)),
    }
}

/// Chinese where the terminal says so, else English.
#[expect(clippy::disallowed_methods, reason = "the terminal's locale stands in its environment")]
fn terminal_locale() -> String {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).unwrap_or_default());
    let chinese = said.iter().find(|locale| !locale.is_empty()).is_some_and(|locale| locale.starts_with("zh"));
    if chinese { "zh-CN" } else { "en" }.to_owned()
}

fn fail(message: &str) -> ExitCode {
    // A closed pipe is the only way this can fail, and then nobody listens.
    let _ = writeln!(std::io::stderr(), "tuiqun: {message}");
    ExitCode::from(2)
}

/// Prints a line; a closed pipe is no error.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
