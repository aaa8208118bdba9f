//! Texts that nobody can guess.

use crate::error::{ErrorCode, MatrixError};
use pathlore::http::StatusCode;

const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const CAPITALS: &[u8; 16] = b"ABCDEFGHJKLMNPRT";

/// A token: 192 bits from the operating system.
pub(super) fn token() -> Result<String, MatrixError> {
    text::<32, 64>(URL_SAFE)
}

/// A device ID, which people read and compare: 40 bits.
pub(super) fn device_id() -> Result<String, MatrixError> {
    text::<10, 16>(CAPITALS)
}

/// The localpart of a user who named none: 48 bits.
pub(super) fn localpart() -> Result<String, MatrixError> {
    text::<12, 16>(b"0123456789abcdef")
}

/// `LEN` characters of an alphabet whose size divides 256, so that each is as likely.
fn text<const LEN: usize, const SIZE: usize>(alphabet: &[u8; SIZE]) -> Result<String, MatrixError> {
    const { assert!(256 % SIZE == 0) };
    let mut bytes = [0; LEN];
    getrandom::fill(&mut bytes).map_err(|_| {
        MatrixError::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            ErrorCode::Unknown,
            "the operating system gives no random numbers",
        )
    })?;
    Ok(bytes.iter().map(|&byte| char::from(alphabet[usize::from(byte) % SIZE])).collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn tokens_differ_and_can_be_carried_in_a_header() {
        let tokens = [super::token().unwrap(), super::token().unwrap()];
        assert_ne!(tokens[0], tokens[1]);
        for token in tokens {
            assert_eq!(token.len(), 32);
            assert!(pathlore::auth::BearerToken::new(&token).is_ok());
        }
        assert_eq!(super::device_id().unwrap().len(), 10);
        assert_eq!(super::localpart().unwrap().len(), 12);
    }
}
