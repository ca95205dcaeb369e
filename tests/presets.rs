//! The situations that people begin with: each leads somewhere.

mod built_in;

use std::rc::Rc;

use built_in::built_in;
use tuiqun::plan::{Planner, STEPS_MAX, Stop};
use tuiqun::rulebook::source::parse_json;
use tuiqun::rulebook::{Ask, Basis, SlotTy};
use tuiqun::sim::{Session, StartRequest, StateEnv, step};
use tuiqun::value::Tri;

/// Presets from which there is no way that keeps to law and policy, and which say so, by basis: by S3-5.5 a key class is not left before
/// resigning, by S0-9.3 WeChat hands over instead of dissolving, by S4-0.2 no account is cancelled by its operator and by S4-1.17 no personal
/// one migrated; by R-4.6 none from overseas.
const NO_WAY: [(Basis, &str, &str); 9] = [
    (Basis::Articles, "wecom-class", "key_class"),
    (Basis::Record, "wecom-class", "key_class"),
    (Basis::Articles, "elsewhere", "owner_on_wechat"),
    (Basis::Record, "elsewhere", "owner_on_wechat"),
    (Basis::Articles, "official-account", "person_cancels"),
    (Basis::Articles, "official-account", "company_cancels"),
    (Basis::Articles, "official-account", "old_account_blocks_the_quota"),
    (Basis::Articles, "official-account", "personal_to_organisation"),
    (Basis::Record, "official-account", "hospital_overseas"),
];

#[test]
fn every_rulebook_of_a_platform_has_presets_enough() {
    for book in built_in("presets-enough") {
        let enough = if book.id == "elsewhere" { 5 } else { 6 };
        assert!(book.presets.len() >= enough, "{}", book.id);
    }
}

#[test]
fn every_preset_leads_to_its_goal_by_each_basis_or_says_that_nothing_does() {
    for book in built_in("presets-lead") {
        for (preset, basis) in book.presets.iter().flat_map(|preset| Basis::ALL.map(|basis| (preset, basis))) {
            let request = format!(r#"{{"preset":"{}","basis":"{}","start":1767578400000}}"#, preset.id, basis.name());
            let start = StartRequest::read(&book, &parse_json(&request).unwrap()).unwrap().resolve(&book).unwrap();
            let session = Session::begin(Rc::clone(&book), start).unwrap();
            let name = format!("{} {} by {}", book.id, preset.id, basis.name());
            let goal = preset.goal.unwrap_or_else(|| panic!("{name} has no goal"));
            let found = Planner::new(&session, goal, true, STEPS_MAX).unwrap().run();
            if NO_WAY.contains(&(basis, book.id.as_str(), preset.id.as_str())) {
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
                let env = StateEnv { world, state: &state, args: &[] };
                assert_eq!(env.holds(&book.goals[goal].that), Tri::Yes, "{name}");
            }
        }
    }
}

/// Steps that a search may take where only its end matters.
const FEW_STEPS: usize = 40;

/// Whatever one answer of a situation is, not known or as far out as it may be, looking for ways ends with an answer, and
/// every way that comes of it can be walked.
fn survives_every_answer(rulebook: &str, at_least: usize) {
    let mut looked = 0;
    let books = built_in(&format!("presets-open-{rulebook}"));
    let book = books.iter().find(|book| book.id == rulebook).unwrap();
    for preset in &book.presets {
        let askable = book.slots.iter().filter(|slot| slot.ask != Ask::Never);
        let values = askable.flat_map(|slot| match slot.ty {
            SlotTy::Int { min, max } => {
                vec![(slot, "null".to_owned()), (slot, min.to_string()), (slot, max.to_string())]
            }
            _ => vec![(slot, "null".to_owned())],
        });
        for (slot, value) in values {
            let name = format!("{} {} {}={value}", book.id, preset.id, slot.key);
            let request =
                format!(r#"{{"preset":"{}","facts":{{"{}":{value}}},"start":1767578400000}}"#, preset.id, slot.key);
            let request = StartRequest::read(book, &parse_json(&request).unwrap());
            // A set may not have so many entities in it.
            let Ok(start) = request.and_then(|request| request.resolve(book)) else { continue };
            let session = Session::begin(Rc::clone(book), start).unwrap();
            let found = Planner::new(&session, preset.goal.unwrap(), true, FEW_STEPS).unwrap().run();
            looked += 1;
            for plan in &found.plans {
                let events = plan.steps.iter().flat_map(|step| &step.events);
                events.fold(session.state().clone(), |state, event| {
                    step(session.world(), &state, event).unwrap_or_else(|refused| panic!("{name}: {refused}")).0
                });
            }
        }
    }
    println!("{looked} situations of {rulebook}");
    assert!(looked > at_least, "{looked}");
}

/// One test a rulebook, so that all cores have something to do.
macro_rules! survive_every_answer {
    ($($name:ident $rulebook:literal $at_least:literal)*) => {
        $(#[test]
        fn $name() {
            survives_every_answer($rulebook, $at_least);
        })*
    };
}

survive_every_answer! {
    ways_elsewhere_survive_every_answer "elsewhere" 12
    ways_of_official_accounts_survive_every_answer "official-account" 600
    ways_of_wechat_groups_survive_every_answer "wechat-group" 1_200
    ways_of_wecom_classes_survive_every_answer "wecom-class" 800
    ways_of_wecom_groups_survive_every_answer "wecom-group" 700
}
