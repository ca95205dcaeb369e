//! Plans.
mod common;
use std::path::Path;
use std::process::Command;
use common::{begin, book};
use tuiqun::plan::{Planner, STEPS_MAX, StepKind};

#[test]
fn look() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("plans");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks");
    for id in ["wechat-group", "elsewhere"] {
        let ran = Command::new(env!("CARGO_BIN_EXE_tuiqun")).arg("pack").arg(folder.join(id)).arg("--out").arg(&out).output().unwrap();
        assert!(ran.status.success(), "{ran:?}");
        let book = book(&std::fs::read_to_string(out.join(format!("{id}.json"))).unwrap());
        for preset in book.presets.iter().filter(|p| std::env::var("P").map_or(true, |x| x == p.id)) {
            let session = begin(&book, &format!(r#"{{"preset":"{}","start":1767578400000}}"#, preset.id));
            let goal = preset.goal.unwrap();
            let t = std::time::SystemTime::now();
            let planner = Planner::new(&session, goal, true, std::env::var("N").unwrap_or_default().parse().unwrap_or(STEPS_MAX)).unwrap(); let plans = planner.run();
            println!("\n== {id} {} -> {} {:?} steps={} exhaustive={} {:?}", preset.id, book.goals[goal].id, plans.stop, plans.steps, plans.exhaustive, t.elapsed().unwrap());
            for plan in &plans.plans {
                println!("  {:?} time={:?} money={:?} risk={} lost={} others={} {:?} fragile={}", plan.orders, plan.time, plan.money, plan.risk, plan.price.lost, plan.price.others, plan.unquantified, plan.fragile);
                for step in &plan.steps {
                    let what = match &step.kind {
                        StepKind::Assume { slot, cell } => format!("assume {} = {cell}", book.slots[usize::from(*slot)].key),
                        StepKind::Act { action, args } => format!("{} {args:?}", book.actions[*action].id),
                        StepKind::Wait => "wait".to_owned(),
                    };
                    let fired: Vec<&str> = step.fired.iter().map(|(t, ..)| book.triggers[*t].id.as_str()).collect();
                    println!("     {what} {}s fired={fired:?} odds={:?}", (step.until - step.at) / 1000, step.odds);
                }
            }
            for differ in &plans.differ {
                let facts: Vec<String> = differ.iter().map(|(slot, cell)| format!("{}={cell}", book.slots[usize::from(*slot)].key)).collect();
                println!("  differ {facts:?}");
            }
        }
    }
}
