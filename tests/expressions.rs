//! Laws of the expression language: parsing undoes printing, hostile nesting is refused, the `cel` crate agrees.

use proptest::prelude::*;
use tuiqun::diag::Code;
use tuiqun::expr::{BinaryOp, Env, Node, Op, Var, eval, parse};
use tuiqun::limits::{EXPR_CODE_POINTS_MAX, EXPR_DEPTH_MAX, EXPR_NODES_MAX};
use tuiqun::value::{Kind, Value};

struct Two;

impl Env for Two {
    fn get(&self, _: Var) -> Option<Value> {
        None
    }
}

/// The tree without its places in the text.
fn shape(node: &Node) -> String {
    let name = match &node.op {
        Op::And(_) => "&&".to_owned(),
        Op::Or(_) => "||".to_owned(),
        Op::Not(_) => "!".to_owned(),
        Op::Neg(_) => "neg".to_owned(),
        Op::Cond(_) => "?:".to_owned(),
        Op::List(_) => "list".to_owned(),
        Op::Part(_) => "part".to_owned(),
        Op::Binary(op, _) => op.symbol().to_owned(),
        leaf => format!("{leaf:?}"),
    };
    format!("({name} {})", node.children().iter().map(shape).collect::<Vec<_>>().join(" "))
}

/// Text of a random expression, fully parenthesised by the generator's choice.
fn text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        (-3_i64..4).prop_map(|n| n.to_string()),
        Just(i64::MAX.to_string()),
        Just(i64::MIN.to_string()),
        any::<bool>().prop_map(|b| b.to_string()),
        "[a-c\u{4e00}\\\\'\n]{0,3}".prop_map(|s| format!("{:?}", s).replace("\\'", "'")),
    ];
    leaf.prop_recursive(5, 40, 3, |inner| {
        let operator = prop::sample::select(vec!["==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "&&", "||"]);
        prop_oneof![
            (inner.clone(), operator, inner.clone()).prop_map(|(a, op, b)| format!("({a}) {op} ({b})")),
            (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("({a}) ? ({b}) : ({c})")),
            inner.clone().prop_map(|a| format!("!({a})")),
            inner.clone().prop_map(|a| format!("-({a})")),
            (inner.clone(), prop::collection::vec(inner, 0..3))
                .prop_map(|(a, list)| format!("({a}) in [{}]", list.join(", "))),
        ]
    })
}

fn cel_value(value: cel::Value) -> Option<Value> {
    Some(match value {
        cel::Value::Bool(b) => Value::Bool(b),
        cel::Value::Int(n) => Value::Int(n),
        cel::Value::String(text) => Value::Str(text.as_str().into()),
        _ => return None,
    })
}

/// Whether the expression has a form in which the crate is known to differ from CEL's specification: it joins texts with
/// `+` as CEL does and rulebooks do not, and gives errors where the specification absorbs them.
fn out_of_scope(node: &Node) -> bool {
    matches!(node.op, Op::Binary(BinaryOp::Add, _)) || node.children().iter().any(out_of_scope)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parsing_undoes_printing(text in text()) {
        let Ok(node) = parse(&text) else { return Ok(()) };
        let printed = node.to_string();
        let again = parse(&printed).map_err(|p| TestCaseError::fail(format!("{printed}: {p:?}")))?;
        prop_assert_eq!(shape(&node), shape(&again), "{}", printed);
    }

    #[test]
    fn the_cel_crate_agrees(text in text()) {
        let (Ok(node), Ok(program)) = (parse(&text), cel::Program::compile(&text)) else { return Ok(()) };
        if out_of_scope(&node) {
            return Ok(());
        }
        let theirs = program.execute(&cel::Context::default());
        // An error of the crate where we have a value is looked at by the conformance suite, which knows who is right.
        if let (Ok(ours), Ok(theirs)) = (eval(&node, &Two), theirs)
            && let Some(theirs) = cel_value(theirs)
        {
            prop_assert_eq!(ours, theirs, "{}", text);
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,60}") {
        if let Ok(node) = parse(&text) {
            let _ = eval(&node, &Two);
        }
    }
}

/// Twelve shapes of nesting, each at the limit, one past it, and far past it.
#[test]
fn hostile_nesting_is_refused_with_a_position() {
    let shapes: [(&str, &str, &str); 12] = [
        ("(", "1", ")"),
        ("[", "1", "]"),
        ("!", "true", ""),
        ("- ", "x", ""),
        ("(true ? ", "1", " : 1)"),
        ("true ? 1 : ", "1", ""),
        ("1 + (", "1", ")"),
        ("1 in [", "1", "]"),
        ("part(", "1", ", 1, 1)"),
        ("(((", "1", ")))"),
        ("[!", "true", "]"),
        ("-(", "1", ")"),
    ];
    for (open, core, close) in shapes {
        for depth in [65, 1_000, 1_300] {
            let text = format!("{}{core}{}", open.repeat(depth), close.repeat(depth));
            let problem = parse(&text).expect_err(open);
            assert_eq!(problem.code, Code::Limit, "{open} at {depth}: {problem:?}");
        }
        assert!(parse("1 + 1").is_ok(), "the next call works");
    }
}

#[test]
fn limits_hold_at_the_limit_and_not_one_past_it() {
    let depth = |n: u64| format!("{}1{}", "(".repeat(n as usize), ")".repeat(n as usize));
    assert!(parse(&depth(EXPR_DEPTH_MAX)).is_ok());
    assert_eq!(parse(&depth(EXPR_DEPTH_MAX + 1)).unwrap_err().code, Code::Limit);
    let nodes = |n: u64| vec!["a"; n as usize - 1].join("||");
    assert!(parse(&nodes(EXPR_NODES_MAX)).is_ok());
    assert_eq!(parse(&nodes(EXPR_NODES_MAX + 1)).unwrap_err().code, Code::Limit);
    let points = |n: u64| format!("'{}'", "退".repeat(n as usize - 2));
    assert!(parse(&points(EXPR_CODE_POINTS_MAX)).is_ok());
    assert_eq!(parse(&points(EXPR_CODE_POINTS_MAX + 1)).unwrap_err().code, Code::Limit);
}

/// Every connective over yes, no, unknown and an error: CEL's tables, with "unknown before error".
#[test]
fn connectives_absorb() {
    struct Four;
    impl Env for Four {
        fn get(&self, _: Var) -> Option<Value> {
            Some(Value::unknown(Kind::Bool))
        }
    }
    let operand = |c: char| match c {
        't' => Op::Bool(true),
        'f' => Op::Bool(false),
        'u' => Op::Var("u".into(), Some(Var::Free(0)), Kind::Bool),
        _ => Op::Not(Box::new(Node { op: Op::Int(1), span: Default::default(), height: 1 })),
    };
    let run = |connective: fn(Vec<Node>) -> Op, a: char, b: char| {
        let node = |c| Node { op: operand(c), span: Default::default(), height: 2 };
        let whole = Node { op: connective(vec![node(a), node(b)]), span: Default::default(), height: 3 };
        match eval(&whole, &Four) {
            Ok(Value::Bool(true)) => 't',
            Ok(Value::Bool(false)) => 'f',
            Ok(_) => 'u',
            Err(_) => 'e',
        }
    };
    for (table, connective) in [
        (
            "tt=t tf=f tu=u te=e ft=f ff=f fu=f fe=f ut=u uf=f uu=u ue=u et=e ef=f eu=u ee=e",
            Op::And as fn(Vec<Node>) -> Op,
        ),
        ("tt=t tf=t tu=t te=t ft=t ff=f fu=u fe=e ut=t uf=u uu=u ue=u et=t ef=e eu=u ee=e", Op::Or),
    ] {
        for row in table.split(' ') {
            let c: Vec<char> = row.chars().collect();
            assert_eq!(run(connective, c[0], c[1]), c[3], "{row}");
        }
    }
}
