//! The situations that people begin with: each leads somewhere.

mod built_in;

use std::rc::Rc;

use built_in::built_in;
use tuiqun::plan::{Planner, STEPS_MAX, Stop};
use tuiqun::rulebook::source::parse_json;
use tuiqun::sim::{Session, StartRequest, StateEnv, derive, step};
use tuiqun::value::Tri;

/// Presets from which there is no way that keeps to law and policy, and which say so: by S3-5.5 a key class is not left before
/// resigning, and by S0-9.3 WeChat hands over instead of dissolving.
const NO_WAY: [(&str, &str); 2] = [("wecom-class", "key_class"), ("elsewhere", "owner_on_wechat")];

#[test]
fn every_rulebook_of_a_platform_has_presets_enough() {
    for book in built_in("presets-enough") {
        let enough = if book.id == "elsewhere" { 5 } else { 6 };
        assert!(book.presets.len() >= enough, "{}", book.id);
    }
}

#[test]
fn every_preset_leads_to_its_goal_or_says_that_nothing_does() {
    for book in built_in("presets-lead") {
        for preset in &book.presets {
            let request = parse_json(&format!(r#"{{"preset":"{}","start":1767578400000}}"#, preset.id)).unwrap();
            let start = StartRequest::read(&book, &request).unwrap().resolve(&book).unwrap();
            let session = Session::begin(Rc::clone(&book), start).unwrap();
            let name = format!("{} {}", book.id, preset.id);
            let goal = preset.goal.unwrap_or_else(|| panic!("{name} has no goal"));
            let found = Planner::new(&session, goal, true, STEPS_MAX).unwrap().run();
            if NO_WAY.contains(&(book.id.as_str(), preset.id.as_str())) {
                assert_eq!((found.stop, found.plans.len()), (Stop::Impossible, 0), "{name}");
                continue;
            }
            assert!(!found.plans.is_empty(), "{name}: {:?}", found.stop);
            let world = session.world();
            for plan in &found.plans {
                let events = plan.steps.iter().flat_map(|step| &step.events);
                let state = events.fold(session.state().clone(), |state, event| {
                    step(world, &state, event).unwrap_or_else(|refused| panic!("{name}: {refused}")).0
                });
                let derivation = derive(world, &state, false);
                let env = StateEnv { world, state: &state, derivation: &derivation, args: &[] };
                assert_eq!(env.holds(&book.goals[goal].that), Tri::Yes, "{name}");
            }
        }
    }
}
