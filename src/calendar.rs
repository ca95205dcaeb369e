//! Civil time: days of a fixed UTC offset, working days, calendar months and years, and hours of the day.
//!
//! Durations are exact milliseconds; what is said in working days, months or years is a [`Length`] that becomes
//! milliseconds only once it is known from when it counts.

use serde::{Deserialize, Serialize};

use crate::time::{DAY, Window, civil_from_days, days_from_civil, days_in_month, parse_clock, parse_window};

/// A civil unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// A day on which offices work.
    WorkingDay,
    /// A calendar month; the last day of a shorter month stands for a day that it does not have.
    Month,
    /// Twelve calendar months.
    Year,
}

/// How long something takes, as it is stated: in exact time or in civil units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Length {
    /// Milliseconds.
    Exact(Window),
    /// So many units; an open end keeps `None`.
    Civil {
        /// The unit.
        unit: Unit,
        /// Fewest.
        min: Option<i64>,
        /// Most.
        max: Option<i64>,
    },
}

impl Length {
    /// Reads a window in exact time (`24h`, `3m..5m`) or in civil units (`3wd..7wd`, `6mo`, `..3y`).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        parse_window(text).map(Self::Exact).or_else(|| parse_civil(text))
    }

    /// The length in milliseconds when it counts from `from`, and whether the calendar knows all days it runs over.
    #[must_use]
    pub fn resolve(&self, from: i64, calendar: &Calendar) -> (Window, bool) {
        match *self {
            Self::Exact(window) => (window, true),
            Self::Civil { unit, min, max } => {
                let ms = |count: Option<i64>| {
                    count.and_then(|count| calendar.after(from, unit, count)).and_then(|at| at.checked_sub(from))
                };
                // The middle is a middle of units: between 3 and 7 working days lies the fifth, never a Sunday.
                let middle = min.zip(max).map(|(min, max)| min.saturating_add(max.saturating_sub(min) / 2));
                let window = Window { min: ms(min), max: ms(max), assumed: ms(middle) };
                let known = unit != Unit::WorkingDay
                    || window.max.or(window.min).is_none_or(|ms| calendar.knows(from, from.saturating_add(ms)));
                (window, known)
            }
        }
    }
}

fn parse_civil(text: &str) -> Option<Length> {
    const UNITS: [(&str, Unit); 3] = [("wd", Unit::WorkingDay), ("mo", Unit::Month), ("y", Unit::Year)];
    // Longer than any calendar here can count.
    const COUNT_MAX: i64 = 1_200;
    let end = |text: &str| -> Option<(i64, Unit)> {
        let (suffix, unit) = UNITS.iter().find(|(suffix, _)| text.ends_with(suffix))?;
        let count = text.strip_suffix(suffix)?;
        let digits = !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit());
        let count: i64 = digits.then(|| count.parse().ok()).flatten()?;
        (count <= COUNT_MAX).then_some((count, *unit))
    };
    let Some((min, max)) = text.split_once("..") else {
        let (count, unit) = end(text)?;
        return Some(Length::Civil { unit, min: Some(count), max: Some(count) });
    };
    match (min.trim(), max.trim()) {
        ("", max) => end(max).map(|(count, unit)| Length::Civil { unit, min: None, max: Some(count) }),
        (min, "") => end(min).map(|(count, unit)| Length::Civil { unit, min: Some(count), max: None }),
        (min, max) => {
            let ((min, unit), (max, other)) = (end(min)?, end(max)?);
            (unit == other && min <= max).then_some(Length::Civil { unit, min: Some(min), max: Some(max) })
        }
    }
}

/// A rulebook's calendar: one offset, the days of the week that offices work, and the days that differ.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Calendar {
    /// Milliseconds that civil time is ahead of UTC.
    pub utc_offset: i64,
    /// Days off that would be working days by the weekday, as days since 1970-01-01, ascending.
    pub holidays: Vec<i64>,
    /// Working days that would be off by the weekday, likewise.
    pub workdays: Vec<i64>,
    /// Years whose exceptions are listed.
    pub years: Vec<i64>,
}

impl Calendar {
    fn day(&self, at: i64) -> i64 {
        at.saturating_add(self.utc_offset).div_euclid(DAY)
    }

    fn works(&self, day: i64) -> bool {
        // 1970-01-01 was a Thursday; here Monday is 0.
        let weekday = day.saturating_add(3).rem_euclid(7);
        if self.workdays.binary_search(&day).is_ok() {
            return true;
        }
        weekday < 5 && self.holidays.binary_search(&day).is_err()
    }

    /// Whether the exceptions of all years from `from` to `to` are listed.
    fn knows(&self, from: i64, to: i64) -> bool {
        let year = |at: i64| civil_from_days(self.day(at)).0;
        (year(from)..=year(to)).all(|year| self.years.contains(&year))
    }

    /// So many units after `from`, at the same time of day.
    #[must_use]
    pub fn after(&self, from: i64, unit: Unit, count: i64) -> Option<i64> {
        let day = self.day(from);
        let time = from.checked_sub(day.checked_mul(DAY)?)?;
        let target = match unit {
            Unit::WorkingDay => {
                let (mut at, mut left) = (day, count);
                while left > 0 {
                    at = at.checked_add(1)?;
                    left = left.checked_sub(i64::from(self.works(at)))?;
                }
                at
            }
            Unit::Month => months_later(day, count)?,
            Unit::Year => months_later(day, count.checked_mul(12)?)?,
        };
        target.checked_mul(DAY)?.checked_add(time)
    }
}

fn months_later(day: i64, count: i64) -> Option<i64> {
    let (year, month, of_month) = civil_from_days(day);
    let months = year.checked_mul(12)?.checked_add(month)?.checked_sub(1)?.checked_add(count)?;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12).checked_add(1)?);
    days_from_civil(year, month, of_month.min(days_in_month(year, month)))
}

/// Hours of every day, such as 10:00 to 12:00 in Greenwich, or 23:00 to 06:00, which runs over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Milliseconds after midnight at which they begin.
    pub from: i64,
    /// Milliseconds after midnight at which they end; that moment is outside.
    pub until: i64,
    /// Milliseconds that their clock is ahead of UTC.
    pub utc_offset: i64,
}

impl Hours {
    /// Reads `10:00` and `12:00`.
    #[must_use]
    pub fn parse(from: &str, until: &str, utc_offset: i64) -> Option<Self> {
        let (from, until) = (parse_clock(from)?, parse_clock(until)?);
        (from != until).then_some(Self { from, until, utc_offset })
    }

    fn time_of_day(&self, at: i64) -> i64 {
        at.saturating_add(self.utc_offset).rem_euclid(DAY)
    }

    /// Whether an instant lies inside.
    #[must_use]
    pub fn contains(&self, at: i64) -> bool {
        let time = self.time_of_day(at);
        if self.from < self.until {
            (self.from..self.until).contains(&time)
        } else {
            time >= self.from || time < self.until
        }
    }

    /// The next instant at which they begin or end.
    #[must_use]
    pub fn next_change(&self, at: i64) -> i64 {
        let time = self.time_of_day(at);
        let ahead = |edge: i64| match edge.saturating_sub(time) {
            ms if ms > 0 => ms,
            ms => ms.saturating_add(DAY),
        };
        at.saturating_add(ahead(self.from).min(ahead(self.until)))
    }
}

/// The first instant of the civil month after the one that an instant lies in; the last instant of all where no date is left.
#[must_use]
pub fn next_month(instant: i64, utc_offset: i64) -> i64 {
    let (year, month, _) = civil_from_days(instant.saturating_add(utc_offset).div_euclid(DAY));
    let (year, month) = if month < 12 { (year, month.saturating_add(1)) } else { (year.saturating_add(1), 1) };
    days_from_civil(year, month, 1).map_or(i64::MAX, |day| day.saturating_mul(DAY).saturating_sub(utc_offset))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{parse_timestamp, print_duration};

    fn at(text: &str) -> i64 {
        parse_timestamp(text).unwrap()
    }

    fn china() -> Calendar {
        let day = |text: &str| at(&format!("{text}T00:00:00Z")).div_euclid(DAY);
        Calendar {
            utc_offset: 28_800_000,
            holidays: vec![day("2026-01-01"), day("2026-01-02"), day("2026-10-01"), day("2026-10-02")],
            workdays: vec![day("2026-01-04")],
            years: vec![2026],
        }
    }

    #[test]
    fn lengths_read_and_refuse() {
        for good in ["24h", "3m..5m", "1wd..3wd", "..3y", "6mo", "3wd.."] {
            assert!(Length::parse(good).is_some(), "{good}");
        }
        for bad in ["", "..", "wd", "3wd..5mo", "7wd..3wd", "-1mo", "1.5y", "3 wd", "99999mo"] {
            assert!(Length::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn working_days_pass_over_weekends_and_holidays() {
        let calendar = china();
        for (from, count, to) in [
            // Friday to Monday.
            ("2026-01-09T10:00:00+08:00", 1, "2026-01-12T10:00:00+08:00"),
            // Over the new year, with a Sunday that is worked.
            ("2025-12-31T10:00:00+08:00", 1, "2026-01-04T10:00:00+08:00"),
            ("2025-12-31T10:00:00+08:00", 2, "2026-01-05T10:00:00+08:00"),
            ("2026-09-30T23:59:00+08:00", 3, "2026-10-07T23:59:00+08:00"),
            ("2026-01-10T08:00:00+08:00", 0, "2026-01-10T08:00:00+08:00"),
        ] {
            assert_eq!(calendar.after(at(from), Unit::WorkingDay, count), Some(at(to)), "{from} {count}");
        }
        let (_, known) = Length::parse("3wd").unwrap().resolve(at("2026-12-30T10:00:00+08:00"), &calendar);
        assert!(!known, "2027 has no data");
        let (window, known) = Length::parse("1wd..3wd").unwrap().resolve(at("2026-01-05T10:00:00+08:00"), &calendar);
        assert_eq!((print_duration(window.min.unwrap()), known), ("24h".to_owned(), true));
    }

    #[test]
    fn months_end_where_the_month_ends() {
        let calendar = china();
        for (from, unit, count, to) in [
            ("2026-01-31T12:00:00+08:00", Unit::Month, 1, "2026-02-28T12:00:00+08:00"),
            ("2024-02-29T12:00:00+08:00", Unit::Year, 1, "2025-02-28T12:00:00+08:00"),
            ("2026-08-31T12:00:00+08:00", Unit::Month, 6, "2027-02-28T12:00:00+08:00"),
            // The day is that of the calendar's own offset.
            ("2026-01-31T20:00:00Z", Unit::Month, 1, "2026-02-28T20:00:00Z"),
        ] {
            assert_eq!(calendar.after(at(from), unit, count), Some(at(to)), "{from} {count}");
        }
    }

    #[test]
    fn a_month_ends_where_the_next_begins() {
        for (from, to) in [
            ("2026-01-31T23:59:59.999+08:00", "2026-02-01T00:00:00+08:00"),
            ("2026-02-01T00:00:00+08:00", "2026-03-01T00:00:00+08:00"),
            ("2026-12-05T10:00:00+08:00", "2027-01-01T00:00:00+08:00"),
            // The month is that of the calendar's own offset.
            ("2026-01-31T16:00:00Z", "2026-02-28T16:00:00Z"),
        ] {
            assert_eq!(next_month(at(from), 28_800_000), at(to), "{from}");
        }
    }

    #[test]
    fn hours_begin_and_end_once_a_day() {
        let late = Hours::parse("23:00", "06:00", 28_800_000).unwrap();
        for (now, inside, next) in [
            ("2026-01-05T22:59:59.999+08:00", false, "2026-01-05T23:00:00+08:00"),
            ("2026-01-05T23:00:00+08:00", true, "2026-01-06T06:00:00+08:00"),
            ("2026-01-06T05:59:59.999+08:00", true, "2026-01-06T06:00:00+08:00"),
            ("2026-01-06T06:00:00+08:00", false, "2026-01-06T23:00:00+08:00"),
        ] {
            assert_eq!((late.contains(at(now)), late.next_change(at(now))), (inside, at(next)), "{now}");
        }
        assert!(Hours::parse("10:00", "10:00", 0).is_none() && Hours::parse("24:00", "01:00", 0).is_none());
    }
}
