//! CEL's own conformance tests. The core tier passes whole; every other test is refused with a position, or answered
//! right, never wrong.

use serde_json::Value as Json;
use tuiqun::diag::Code;
use tuiqun::expr::{Env, Problem, Scope, Ty, Var, check, eval, parse};
use tuiqun::value::{Sym, Value};

struct Bindings {
    names: Vec<String>,
    types: Vec<Ty>,
    values: Vec<Option<Value>>,
}

impl Scope for Bindings {
    fn resolve(&self, name: &str) -> Option<(Var, Ty)> {
        let at = self.names.iter().position(|known| known == name)?;
        Some((Var::Free(u16::try_from(at).ok()?), self.types.get(at)?.clone()))
    }
    fn names(&self) -> Vec<String> {
        self.names.clone()
    }
    fn choice(&self, _: u16, _: &str) -> Option<Sym> {
        None
    }
    fn choices(&self, _: u16) -> Vec<String> {
        Vec::new()
    }
}

impl Env for Bindings {
    fn get(&self, var: Var) -> Option<Value> {
        match var {
            Var::Free(at) => self.values.get(usize::from(at)).cloned().flatten(),
            _ => None,
        }
    }
}

/// A type of the suite; none where it is not one of ours.
fn ty(text: &str) -> Option<Ty> {
    Some(match text {
        "bool" => Ty::Bool,
        "int" => Ty::Int,
        "string" => Ty::Str,
        _ => Ty::List(Box::new(ty(text.strip_prefix("list(")?.strip_suffix(')')?)?)),
    })
}

/// A value of the suite; none where it is not one of ours.
fn value(json: &Json) -> Option<Value> {
    if let Some(b) = json.get("bool") {
        return b.as_bool().map(Value::Bool);
    }
    if let Some(n) = json.get("int") {
        return n.as_str()?.parse().ok().map(Value::Int);
    }
    if let Some(text) = json.get("string") {
        return Some(Value::Str(text.as_str()?.into()));
    }
    let items: Option<Vec<Value>> = json.get("list")?.as_array()?.iter().map(value).collect();
    Some(Value::List(items?.into()))
}

/// Milliseconds of a duration or timestamp of the suite.
fn millis(json: &Json) -> Option<i64> {
    let text = json.get("duration").or(json.get("timestamp"))?.as_str()?;
    let (seconds, nanos) = text.split_once('.')?;
    Some(seconds.parse::<i64>().ok()? * 1000 + nanos.parse::<i64>().ok()? / 1_000_000)
}

enum Answer {
    Refused(Problem),
    Value(Value),
    Error,
}

fn answer(test: &Json, checked: bool) -> Answer {
    let mut bindings = Bindings { names: Vec::new(), types: Vec::new(), values: Vec::new() };
    for (name, text) in test["types"].as_object().into_iter().flatten() {
        if let Some(ty) = text.as_str().and_then(ty) {
            bindings.names.push(name.clone());
            bindings.types.push(ty);
            bindings.values.push(test["bindings"].get(name).and_then(value));
        }
    }
    let mut node = match parse(test["expr"].as_str().unwrap()) {
        Ok(node) => node,
        Err(problem) => return Answer::Refused(problem),
    };
    let problems = check(&mut node, &bindings, &Ty::Any);
    if checked && let Some(problem) = problems.into_iter().next() {
        return Answer::Refused(problem);
    }
    match eval(&node, &bindings) {
        Ok(value) => Answer::Value(value),
        Err(_) => Answer::Error,
    }
}

fn right(expected: &Json, found: &Value) -> bool {
    if expected.get("typeOnly").is_some() {
        return true;
    }
    let Some(wanted) = expected.get("value") else { return false };
    match found {
        Value::Duration(ms) | Value::Instant(ms) => millis(wanted) == Some(*ms),
        _ => value(wanted).as_ref() == Some(found),
    }
}

#[test]
fn the_conformance_suite() {
    let text = include_str!("cases/cel/conformance.json");
    let suite: Json = serde_json::from_str(text).unwrap();
    let tests = suite["tests"].as_array().unwrap();
    let (mut core, mut container, mut unchecked, mut refused, mut answered) = (0, 0, 0, 0, 0);
    let mut wrong = Vec::new();
    for test in tests {
        let name = test["name"].as_str().unwrap();
        let is_core = test["core"] == true && test.get("container").is_none();
        container += usize::from(test["core"] == true && !is_core);
        let disabled = test["disableCheck"] == true;
        core += usize::from(is_core);
        unchecked += usize::from(test["core"] == true && disabled);
        let expected = &test["result"];
        if test.get("container").is_some() {
            // Rulebooks have no containers: there is no way to ask, so nothing to answer.
            refused += 1;
            continue;
        }
        let fine = match answer(test, !(is_core && disabled)) {
            Answer::Value(found) => {
                answered += 1;
                right(expected, &found)
            }
            Answer::Error => {
                answered += 1;
                expected.get("error").is_some()
            }
            Answer::Refused(problem) => {
                refused += 1;
                assert!(problem.code != Code::JsonSyntax && problem.span.start <= problem.span.end, "{name}");
                !is_core
            }
        };
        if !fine {
            wrong.push(format!("{name}: {}", test["expr"]));
        }
    }
    println!(
        "CEL conformance: {} tests; core {core} (of {} by token, {container} want a container, {unchecked} set disable_check); \
         {answered} answered, {refused} refused with a position, {} wrong",
        tests.len(),
        core + container,
        wrong.len()
    );
    assert_eq!((tests.len(), core, container, unchecked), (2344, 237, 2, 20));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
