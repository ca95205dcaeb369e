//! Time as integers: instants, durations, windows and versions, and how they are written.
//!
//! An instant is milliseconds since 1970-01-01T00:00Z, a duration is milliseconds, both within the ranges that CEL has,
//! so that JavaScript holds them exactly. A day is exactly 24 hours. No clock is read here or below: callers bring their own.

use serde::{Deserialize, Serialize};

use crate::limits::{DURATION_MAX, INSTANT_MAX, INSTANT_MIN};

/// Milliseconds of one second.
pub const SECOND: i64 = 1_000;
/// Milliseconds of one minute.
pub const MINUTE: i64 = 60_000;
/// Milliseconds of one hour.
pub const HOUR: i64 = 3_600_000;
/// Milliseconds of one day.
pub const DAY: i64 = 86_400_000;

/// Whether a number of milliseconds may be an instant.
#[must_use]
pub fn is_instant(ms: i64) -> bool {
    (INSTANT_MIN..=INSTANT_MAX).contains(&ms)
}

/// Whether a number of milliseconds may be a duration.
#[must_use]
pub fn is_duration(ms: i64) -> bool {
    (-DURATION_MAX..=DURATION_MAX).contains(&ms)
}

/// Reads a duration such as `72h`, `1h30m`, `-5m`, `1.5s` or `250ms`, as CEL writes them, and `30d`.
///
/// `None` if the text is malformed, out of range, or finer than a millisecond.
#[must_use]
pub fn parse_duration(text: &str) -> Option<i64> {
    let (negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Some(0);
    }
    // The longest duration is just within 64 bits of nanoseconds.
    let mut nanos = 0_i64;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (whole, after) = split_digits(rest);
        let (fraction, after) = match after.strip_prefix('.') {
            Some(after) => split_digits(after),
            None => ("", after),
        };
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let (unit, after) = unit_nanos(after)?;
        let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        nanos = nanos.checked_add(whole.checked_mul(unit)?)?;
        let mut place = unit;
        for digit in fraction.bytes() {
            place = place.checked_div(10)?;
            let digit = i64::from(digit.checked_sub(b'0')?);
            nanos = nanos.checked_add(digit.checked_mul(place)?)?;
        }
        rest = after;
    }
    if nanos.checked_rem(1_000_000)? != 0 {
        return None;
    }
    let ms = nanos.checked_div(1_000_000).filter(|ms| is_duration(*ms))?;
    Some(if negative { ms.checked_neg()? } else { ms })
}

fn split_digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn unit_nanos(text: &str) -> Option<(i64, &str)> {
    // Longer names first: `ms` before `m`.
    const UNITS: [(&str, i64); 8] = [
        ("ns", 1),
        ("us", 1_000),
        ("µs", 1_000),
        ("ms", 1_000_000),
        ("d", 86_400_000_000_000),
        ("h", 3_600_000_000_000),
        ("m", 60_000_000_000),
        ("s", 1_000_000_000),
    ];
    UNITS.iter().find_map(|(name, nanos)| text.strip_prefix(name).map(|rest| (*nanos, rest)))
}

/// Writes a duration so that [`parse_duration`] reads it back.
#[must_use]
pub fn print_duration(ms: i64) -> String {
    let mut rest = ms.unsigned_abs();
    if rest == 0 {
        return "0s".to_owned();
    }
    let mut out = String::from(if ms < 0 { "-" } else { "" });
    for (unit, size) in [("h", 3_600_000_u64), ("m", 60_000), ("s", 1_000), ("ms", 1)] {
        let count = rest.checked_div(size).unwrap_or(0);
        if count > 0 {
            out.push_str(&count.to_string());
            out.push_str(unit);
            rest = rest.checked_rem(size).unwrap_or(0);
        }
    }
    out
}

/// Reads an RFC 3339 timestamp such as `2026-11-23T08:00:00+08:00`.
///
/// `None` if malformed, not a date of the calendar, out of range, or finer than a millisecond.
#[must_use]
pub fn parse_timestamp(text: &str) -> Option<i64> {
    let (date, time) = text.split_once(['T', 't'])?;
    let mut parts = date.split('-');
    let (year, month, day) = (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    if parts.next().is_some()
        || year == 0
        || !(1..=12).contains(&month)
        || !(1..=days_in_month(year, month)).contains(&day)
    {
        return None;
    }
    let (clock, offset) = if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        (clock, 0)
    } else {
        let at = time.rfind(['+', '-'])?;
        let (clock, zone) = time.split_at_checked(at)?;
        (clock, parse_offset(zone)?)
    };
    let (hms, fraction) = match clock.split_once('.') {
        Some((hms, fraction)) if !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit()) => {
            (hms, fraction)
        }
        Some(_) => return None,
        None => (clock, ""),
    };
    let mut parts = hms.split(':');
    let (hour, minute, second) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    if parts.next().is_some() || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let (millis, finer) = fraction.split_at_checked(3).unwrap_or((fraction, ""));
    if finer.bytes().any(|b| b != b'0') {
        return None;
    }
    let millis: i64 = if millis.is_empty() { 0 } else { format!("{millis:0<3}").parse().ok()? };
    days_from_civil(year, month, day)?
        .checked_mul(DAY)?
        .checked_add(hour.checked_mul(HOUR)?)?
        .checked_add(minute.checked_mul(MINUTE)?)?
        .checked_add(second.checked_mul(SECOND)?)?
        .checked_add(millis)?
        .checked_sub(offset)
        .filter(|ms| is_instant(*ms))
}

/// Reads a UTC offset such as `+08:00` as milliseconds.
#[must_use]
pub fn parse_offset(text: &str) -> Option<i64> {
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix('-')?),
    };
    parse_clock(rest)?.checked_mul(sign)
}

fn digits(text: &str, len: usize) -> Option<i64> {
    (text.len() == len && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Days of a month.
#[must_use]
pub fn days_in_month(year: i64, month: i64) -> i64 {
    let divides = |n: i64| year.checked_rem(n) == Some(0);
    match month {
        2 if divides(4) && (!divides(100) || divides(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible low-level
/// date algorithms").
#[must_use]
pub fn days_from_civil(year: i64, month: i64, day: i64) -> Option<i64> {
    let year = if month <= 2 { year.checked_sub(1)? } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted_month = month.checked_add(9)?.rem_euclid(12);
    let day_of_year = shifted_month.checked_mul(153)?.checked_add(2)?.div_euclid(5).checked_add(day)?.checked_sub(1)?;
    let day_of_era = year_of_era
        .checked_mul(365)?
        .checked_add(year_of_era.div_euclid(4))?
        .checked_sub(year_of_era.div_euclid(100))?
        .checked_add(day_of_year)?;
    era.checked_mul(146_097)?.checked_add(day_of_era)?.checked_sub(719_468)
}

/// Year, month and day of a number of days since 1970-01-01 (the inverse of [`days_from_civil`]).
#[must_use]
pub fn civil_from_days(day: i64) -> (i64, i64, i64) {
    let shifted = day.saturating_add(719_468);
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let leaps = day_of_era.div_euclid(1_460).saturating_add(day_of_era.div_euclid(146_096));
    let year_of_era = day_of_era.saturating_sub(leaps).saturating_add(day_of_era.div_euclid(36_524)).div_euclid(365);
    let before = year_of_era
        .saturating_mul(365)
        .saturating_add(year_of_era.div_euclid(4))
        .saturating_sub(year_of_era.div_euclid(100));
    let day_of_year = day_of_era.saturating_sub(before);
    let shifted_month = day_of_year.saturating_mul(5).saturating_add(2).div_euclid(153);
    let day = day_of_year.saturating_sub(shifted_month.saturating_mul(153).saturating_add(2).div_euclid(5));
    let month = if shifted_month < 10 { shifted_month.saturating_add(3) } else { shifted_month.saturating_sub(9) };
    let year = era.saturating_mul(400).saturating_add(year_of_era);
    (if month <= 2 { year.saturating_add(1) } else { year }, month, day.saturating_add(1))
}

/// Reads a time of day such as `10:30` as milliseconds after midnight.
#[must_use]
pub fn parse_clock(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    hours.checked_mul(HOUR)?.checked_add(minutes.checked_mul(MINUTE)?)
}

/// Reads a date such as `2026-01-01` as days since 1970-01-01.
#[must_use]
pub fn parse_date(text: &str) -> Option<i64> {
    if text.len() != 10 {
        return None;
    }
    parse_timestamp(&format!("{text}T00:00:00Z")).map(|ms| ms.div_euclid(DAY))
}

/// Writes a date so that [`parse_date`] reads it back.
#[must_use]
pub fn print_date(day: i64) -> String {
    let (year, month, day) = civil_from_days(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The start of the civil day that holds `instant`, at a fixed UTC offset.
#[must_use]
pub fn day_start(instant: i64, utc_offset: i64) -> i64 {
    let local = instant.saturating_add(utc_offset);
    local.saturating_sub(local.rem_euclid(DAY)).saturating_sub(utc_offset)
}

/// How long something takes: known bounds, one of them, or none.
///
/// An open end keeps `None`; `assumed` is our own figure where the sources give none, and is shown as ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Window {
    /// Shortest, in milliseconds.
    pub min: Option<i64>,
    /// Longest, in milliseconds.
    pub max: Option<i64>,
    /// Our own figure, uncited; where both ends are stated, what to count with between them.
    pub assumed: Option<i64>,
}

impl Window {
    /// A window of exactly one length.
    #[must_use]
    pub fn exactly(ms: i64) -> Self {
        Self { min: Some(ms), max: Some(ms), assumed: None }
    }

    /// Shortest length: stated, or nothing, or our own figure if neither end is stated.
    #[must_use]
    pub fn low(&self) -> i64 {
        self.min.or(if self.max.is_some() { Some(0) } else { self.assumed }).unwrap_or(0)
    }

    /// Longest length that is stated; `None` where it is open.
    #[must_use]
    pub fn high(&self) -> Option<i64> {
        self.max
    }

    /// The length to count with when nothing else decides: our own figure, else the middle of what is stated, else its end.
    #[must_use]
    pub fn typical(&self) -> i64 {
        match (self.assumed, self.min, self.max) {
            (Some(ms), None, None) => ms,
            (Some(ms), Some(min), Some(max)) => ms.min(max).max(min),
            (None, Some(min), Some(max)) => min.saturating_add(max.saturating_sub(min).checked_div(2).unwrap_or(0)),
            (assumed, Some(min), None) => assumed.unwrap_or(min).max(min),
            (assumed, None, Some(max)) => assumed.unwrap_or(max).min(max),
            (None, None, None) => 0,
        }
    }

    /// Whether a source states one of its ends.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.min.is_some() || self.max.is_some()
    }

    /// Whether this is one stated length.
    #[must_use]
    pub fn is_point(&self) -> bool {
        self.min.is_some() && self.min == self.max
    }

    /// Whether a length lies inside. Where neither end is stated, any length that is not negative may have happened.
    #[must_use]
    pub fn contains(&self, ms: i64) -> bool {
        ms >= self.min.unwrap_or(0) && self.max.is_none_or(|max| ms <= max)
    }

    /// Covers both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let both = |a: Option<i64>, b: Option<i64>, pick: fn(i64, i64) -> i64| Some(pick(a?, b?));
        Self {
            min: both(self.min, other.min, i64::min),
            max: both(self.max, other.max, i64::max),
            assumed: both(self.assumed, other.assumed, i64::max),
        }
    }
}

/// Reads a window: `24h` (exactly), `3m..5m`, `..24h` (at most), `3m..` (at least).
#[must_use]
pub fn parse_window(text: &str) -> Option<Window> {
    let end =
        |text: &str| if text.is_empty() { Some(None) } else { parse_duration(text).filter(|ms| *ms >= 0).map(Some) };
    let Some(dots) = text.as_bytes().windows(2).position(|pair| pair == b"..") else {
        return parse_duration(text).filter(|ms| *ms >= 0).map(Window::exactly);
    };
    let (min, max) = (end(text.get(..dots)?.trim())?, end(text.get(dots.saturating_add(2)..)?.trim())?);
    match (min, max) {
        (None, None) => None,
        (Some(min), Some(max)) if min > max => None,
        _ => Some(Window { min, max, assumed: None }),
    }
}

/// A client version of up to four numbers, packed so that it compares as versions do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub i64);

impl Version {
    /// Reads `8.0.20`: one to four numbers, the first at most 32767, the others at most 65535.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut packed = 0_u64;
        let mut count = 0_u32;
        for part in text.split('.') {
            if part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) || part.len() > 5 {
                return None;
            }
            let number: u16 = part.parse().ok()?;
            if count == 0 && number > 32_767 {
                return None;
            }
            packed = packed.checked_shl(16)? | u64::from(number);
            count = count.checked_add(1)?;
        }
        let missing = 4_u32.checked_sub(count)?;
        packed = packed.checked_shl(missing.checked_mul(16)?)?;
        i64::try_from(packed).ok().map(Self)
    }

    /// Writes the version with at least three numbers, as `8.0.20`.
    #[must_use]
    pub fn print(self) -> String {
        let part = |shift: u32| self.0.checked_shr(shift).unwrap_or(0) & 0xFFFF;
        let last = part(0);
        let head = format!("{}.{}.{}", part(48), part(32), part(16));
        if last == 0 { head } else { format!("{head}.{last}") }
    }
}
