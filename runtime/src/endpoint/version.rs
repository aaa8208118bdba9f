//! The versions of an API.

use std::{cmp::Ordering, fmt, hash, str::FromStr};

/// A version of an API: one to three numbers, or a date.
///
/// `1.10` is newer than `1.9`, because the parts are compared as numbers, and missing parts are
/// zero: `2`, `2.0` and `2.0.0` are equal. A version is displayed with the parts that it was
/// created with.
///
/// A version that consists of numbers and one that is a date have no order in an API. Here, dates are
/// greater, so that versions can be sorted.
///
/// ```
/// use pathlore::Version;
///
/// let version: Version = "v1.10".parse()?;
/// assert_eq!(version, Version::new(1, 10));
/// assert!(version > Version::new(1, 9));
/// assert_eq!(version.to_string(), "1.10");
///
/// let version: Version = "4.2.1".parse()?;
/// assert_eq!(version, Version::new(4, 2).with_patch(1));
///
/// let version: Version = "2024-10-01".parse()?;
/// assert!(version.is_date());
/// # Ok::<_, pathlore::ParseVersionError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Version {
    /// The value by which versions are compared: a bit for dates, then 16 bits for each of the numbers, or for
    /// year, month and day.
    key: u64,
    form: Form,
}

/// How a version is displayed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Major,
    Minor,
    Patch,
    Date,
}

impl Version {
    /// Creates a version of two numbers.
    #[must_use]
    pub const fn new(major: u16, minor: u16) -> Self {
        Self::of([major, minor, 0], Form::Minor)
    }

    /// Creates a version of one number.
    #[must_use]
    pub const fn from_major(major: u16) -> Self {
        Self::of([major, 0, 0], Form::Major)
    }

    /// Returns the version with a third number. A date has no such number and remains as it is.
    #[must_use]
    pub const fn with_patch(self, patch: u16) -> Self {
        match self.form {
            Form::Date => self,
            _ => Self::of([self.major(), self.minor(), patch], Form::Patch),
        }
    }

    /// Creates a version from a date. Returns `None` if there is no such day, or if the year has more
    /// than four digits.
    ///
    /// ```
    /// use pathlore::Version;
    ///
    /// assert_eq!(Version::date(2024, 10, 1), "2024-10-01".parse().ok());
    /// assert_eq!(Version::date(2023, 2, 29), None);
    /// ```
    #[must_use]
    pub const fn date(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        if year > 9999 || day == 0 || day > days {
            return None;
        }
        Some(Self::from_date([year, month as u16, day as u16]))
    }

    /// Returns the three numbers, or year, month and day.
    const fn numbers(self) -> [u16; 3] {
        const NUMBER: u64 = 0xffff;
        let (first, second, third) = (self.key >> 32, self.key >> 16, self.key);
        [(first & NUMBER) as u16, (second & NUMBER) as u16, (third & NUMBER) as u16]
    }

    /// Creates a version from a date that the macro has checked.
    pub(crate) const fn from_date(numbers: [u16; 3]) -> Self {
        Self::of(numbers, Form::Date)
    }

    const fn of([first, second, third]: [u16; 3], form: Form) -> Self {
        let date = matches!(form, Form::Date) as u64;
        Self { key: date << 48 | (first as u64) << 32 | (second as u64) << 16 | third as u64, form }
    }

    /// Parses a version as Matrix's servers list them: as any other version, and the releases
    /// `r0.0.0` to `r0.6.1` of its client-server API as 1.0.
    ///
    /// ```
    /// use pathlore::Version;
    ///
    /// assert_eq!(Version::from_matrix("r0.6.1"), Ok(Version::new(1, 0)));
    /// assert_eq!(Version::from_matrix("v1.7"), Ok(Version::new(1, 7)));
    /// assert!("r0.6.1".parse::<Version>().is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the string is neither of the two.
    pub fn from_matrix(text: &str) -> Result<Self, ParseVersionError> {
        match text.strip_prefix("r0.") {
            Some(release) if release.split('.').all(|part| number(part).is_some()) => {
                Ok(Self::new(1, 0))
            }
            Some(_) => Err(ParseVersionError),
            None => text.parse(),
        }
    }

    /// Returns the first number, or the year.
    #[must_use]
    pub const fn major(self) -> u16 {
        self.numbers()[0]
    }

    /// Returns the second number, or the month.
    #[must_use]
    pub const fn minor(self) -> u16 {
        self.numbers()[1]
    }

    /// Returns the third number, or the day.
    #[must_use]
    pub const fn patch(self) -> u16 {
        self.numbers()[2]
    }

    /// Returns whether the version is a date.
    #[must_use]
    pub const fn is_date(self) -> bool {
        matches!(self.form, Form::Date)
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Version {}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key)
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl hash::Hash for Version {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.numbers();
        match self.form {
            Form::Major => write!(f, "{major}"),
            Form::Minor => write!(f, "{major}.{minor}"),
            Form::Patch => write!(f, "{major}.{minor}.{patch}"),
            Form::Date => write!(f, "{major:04}-{minor:02}-{patch:02}"),
        }
    }
}

impl fmt::Debug for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Version({self})")
    }
}

/// Parses one to three numbers, such as `2`, `1.7` and `4.2.0`, or a date, such as `2024-10-01`, each
/// with or without a `v` before it.
impl FromStr for Version {
    type Err = ParseVersionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.strip_prefix('v').unwrap_or(text);
        parse_date(text).or_else(|| parse_numbers(text)).ok_or(ParseVersionError)
    }
}

fn parse_numbers(text: &str) -> Option<Version> {
    let mut parts = text.split('.').map(number);
    let major = parts.next()??;
    let (minor, patch) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    Some(match (minor, patch) {
        (None, _) => Version::from_major(major),
        (Some(minor), None) => Version::new(major, minor?),
        (Some(minor), Some(patch)) => Version::new(major, minor?).with_patch(patch?),
    })
}

/// Parses a number as `metadata!` does, which has neither a sign nor leading zeros.
fn number(digits: &str) -> Option<u16> {
    let is_canonical = digits == "0" || !digits.starts_with('0');
    if is_canonical { decimal(digits) } else { None }
}

fn parse_date(text: &str) -> Option<Version> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    Version::date(decimal(year)?, decimal(month)?, decimal(day)?)
}

/// Parses digits, without a sign.
fn decimal<T: FromStr>(digits: &str) -> Option<T> {
    let is_decimal = digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_decimal { digits.parse().ok() } else { None }
}

/// The error when a string is not a [`Version`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseVersionError;

impl fmt::Display for ParseVersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a version: expected one to three numbers, such as `1.7`, or a date")
    }
}

impl std::error::Error for ParseVersionError {}
