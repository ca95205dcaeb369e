//! The TypeScript types of the wire shapes, generated and held fresh: `BLESS=1 cargo test --features ts --test types`.
#![cfg(feature = "ts")]

use ts_rs::{Config, TS};
use tuiqun::wire::*;

#[test]
fn the_typescript_types_are_fresh() {
    let config = Config::new().with_large_int("number");
    let mut out = String::from("// Generated from src/wire by `cargo xtask types`. Do not edit.\n");
    macro_rules! declare {
        ($($ty:ty),+ $(,)?) => { $( out.push_str(&format!("\nexport {}\n", <$ty as TS>::decl(&config))); )+ };
    }
    declare!(
        Answer,
        Datum,
        DatumKind,
        ValueView,
        ArgView,
        DiagnosticView,
        Loaded,
        RejectionView,
        RulebookInfo,
        FactInfo,
        EntitySetInfo,
        ReadingInfo,
        ActionInfo,
        ParamInfo,
        OutcomeInfo,
        TriggerInfo,
        GoalInfo,
        PresetInfo,
        View,
        FactView,
        ActionView,
        ParamView,
        ConfirmView,
        PathView,
        TakesView,
        CostView,
        OutcomeView,
        FindingView,
        OperandView,
        ReasonView,
        RemedyView,
        DecidedView,
        GoalView,
        PendingView,
        DutyView,
        ResidueView,
        ForecastView,
        PointView,
        NoteView,
        HappenedView,
        EntryView,
        WhyView,
        ReasonedView,
        ExplanationView,
        RemovalView,
        RemovalsView,
        PlansView,
        BestView,
        PlanView,
        PlanStepView,
        ChancesView,
        FailureView,
        RunView,
        ChangeView,
        ChangesView,
        PartChangeView,
        RelevanceView,
        OtherwiseView,
        StepWhyView,
        RefusedCellView,
        SurveyView,
        DifferingView,
        TouchView,
        QuestionView,
        DecidesView,
        MomentView,
        MomentEntry,
        CompareView,
        ComparedGoal,
        Delta,
        Changed<FactView>,
        Indexed<FactView>,
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/src/engine/wire.ts");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &out).unwrap();
    }
    let current = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(current, out, "run `cargo xtask types`");
}
