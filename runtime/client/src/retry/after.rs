//! The header field `Retry-After` (RFC 9110, section 10.2.3).

use std::time::{Duration, SystemTime};

use pathlore::http::{
    HeaderMap, HeaderName,
    header::{DATE, RETRY_AFTER},
};

/// Returns the time for which a server asks to wait, or `None` if it does not, or not in a form that can be
/// read. A date is compared with that of the response, if it has one, because the clocks may differ.
pub(super) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // Too many digits are a time that no call has.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let time = date(headers, RETRY_AFTER)?;
    Some(time.duration_since(date(headers, DATE).unwrap_or(now)).unwrap_or_default())
}

fn date(headers: &HeaderMap, name: HeaderName) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get(name)?.to_str().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use pathlore::http::{HeaderMap, HeaderValue};

    use super::retry_after;

    fn seconds(fields: &[(&'static str, &'static str)]) -> Option<u64> {
        let fields = fields.iter().map(|(name, value)| (*name, HeaderValue::from_static(value)));
        let headers: HeaderMap =
            fields.map(|(name, value)| (name.parse().unwrap(), value)).collect();
        // Fri, 31 Dec 1999 23:59:59 GMT.
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(946_684_799);
        retry_after(&headers, now).map(|delay| delay.as_secs())
    }

    #[test]
    fn seconds_and_dates() {
        assert_eq!(seconds(&[("retry-after", "120")]), Some(120));
        assert_eq!(seconds(&[("retry-after", "0")]), Some(0));
        assert_eq!(seconds(&[("retry-after", "99999999999999999999")]), Some(u64::MAX));
        let later = ("retry-after", "Sat, 01 Jan 2000 00:00:59 GMT");
        assert_eq!(seconds(&[later]), Some(60));
        assert_eq!(seconds(&[later, ("date", "Sat, 01 Jan 2000 00:00:29 GMT")]), Some(30));
        assert_eq!(seconds(&[later, ("date", "soon")]), Some(60));
        let past = ("retry-after", "Fri, 31 Dec 1999 00:00:00 GMT");
        assert_eq!(seconds(&[past]), Some(0));
        let obsolete = ("retry-after", "Saturday, 01-Jan-00 00:00:59 GMT");
        assert_eq!(seconds(&[obsolete]), Some(60));
        for unreadable in ["", "-1", "1.5", "soon", "+1"] {
            assert_eq!(seconds(&[("retry-after", unreadable)]), None, "{unreadable}");
        }
        assert_eq!(seconds(&[]), None);
    }
}
