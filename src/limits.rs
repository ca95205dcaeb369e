//! Every limit of the engine in one place. Each is tested at the limit and one past it, and the table in
//! `docs/limits.md` is generated from [`ALL`].

/// One published limit.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Stable name, as diagnostics show it.
    pub name: &'static str,
    /// Largest accepted value.
    pub max: u64,
    /// What is counted.
    pub what: &'static str,
}

macro_rules! limits {
    ($($(#[doc = $doc:literal])+ $name:ident : $ty:ty = $max:expr;)+) => {
        $($(#[doc = $doc])+ pub const $name: $ty = $max;)+

        /// All limits, in the order of the documentation.
        pub const ALL: &[Limit] = &[
            $(Limit { name: stringify!($name), max: $max, what: concat!($($doc),+) },)+
        ];
    };
}

limits! {
    /// bytes of a rulebook pack or of one TOML file
    PACK_BYTES_MAX: u64 = 1_048_576;
    /// bytes of a log
    LOG_BYTES_MAX: u64 = 8_388_608;
    /// values in a log
    LOG_NODES_MAX: u64 = 800_000;
    /// nesting of arrays and objects in JSON
    JSON_DEPTH_MAX: u64 = 64;
    /// values in one JSON text
    JSON_NODES_MAX: u64 = 100_000;
    /// bytes of one string
    STRING_BYTES_MAX: u64 = 8_192;
    /// bytes of one key
    KEY_BYTES_MAX: u64 = 128;
    /// elements of one array
    ARRAY_LEN_MAX: u64 = 10_000;
    /// locales of one rulebook
    LOCALES_MAX: u64 = 32;
    /// code points of one expression
    EXPR_CODE_POINTS_MAX: u64 = 4_096;
    /// nodes of one expression
    EXPR_NODES_MAX: u64 = 1_024;
    /// nesting of one expression; `&&` and `||` chains are flat
    EXPR_DEPTH_MAX: u64 = 64;
    /// facts, with the fields of sets unrolled
    FACTS_MAX: u64 = 512;
    /// actions
    ACTIONS_MAX: u64 = 512;
    /// parameters of one action
    PARAMS_MAX: u64 = 8;
    /// derived facts
    DERIVED_MAX: u64 = 512;
    /// choices of one fact, parameter or reading
    CHOICES_MAX: u64 = 512;
    /// different choices of one rulebook
    NAMES_MAX: u64 = 8_192;
    /// nodes to judge all derived facts and requirements once, by each choice of the readings and for each entity that they are about
    WORK_MAX: u64 = 100_000;
    /// readings
    READINGS_MAX: u64 = 64;
    /// triggers, with instances unrolled
    TRIGGERS_MAX: u64 = 512;
    /// entities of one set
    ENTITIES_MAX: u64 = 8;
    /// uses that one quota can allow in its window
    QUOTA_USES_MAX: u64 = 1_000;
    /// events in one session
    EVENTS_MAX: u64 = 10_000;
    /// triggers that may fire at one instant before the step is refused
    FIRINGS_PER_INSTANT_MAX: u64 = 64;
    /// moments at which something may change inside one step
    MOMENTS_PER_STEP_MAX: u64 = 4_096;
    /// runs of one sample
    RUNS_MAX: u64 = 100_000;
    /// milliseconds of the last instant, 9999-12-31T23:59:59.999Z, as in CEL; the first is 0001-01-01T00:00:00Z
    INSTANT_MS_MAX: u64 = 253_402_300_799_999;
    /// milliseconds of the longest duration, some 292 years, as in CEL
    DURATION_MS_MAX: u64 = 9_223_372_036_854;
}

/// The last instant, as the signed number that times are kept in.
pub const INSTANT_MAX: i64 = 253_402_300_799_999;
/// The first instant.
pub const INSTANT_MIN: i64 = -62_135_596_800_000;
/// The longest duration, either way.
pub const DURATION_MAX: i64 = 9_223_372_036_854;
