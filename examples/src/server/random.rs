//! Random strings.

use super::failure::failure;
use crate::error::MatrixError;

const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const CAPITALS: &[u8; 16] = b"ABCDEFGHJKLMNPRT";

/// Generates a token of 192 random bits.
pub(super) fn token() -> Result<String, MatrixError> {
    string::<32, 64>(URL_SAFE)
}

/// Generates a device ID of 40 random bits. It is short because users read and compare it.
pub(super) fn device_id() -> Result<String, MatrixError> {
    string::<10, 16>(CAPITALS)
}

/// Generates a localpart of 48 random bits. It consists of letters, because localparts of digits are
/// reserved.
pub(super) fn localpart() -> Result<String, MatrixError> {
    string::<12, 16>(b"abcdefghijklmnop")
}

/// Generates a string of `LEN` characters. All characters are equally likely, because the size of
/// the alphabet divides 256.
fn string<const LEN: usize, const SIZE: usize>(
    alphabet: &[u8; SIZE],
) -> Result<String, MatrixError> {
    const { assert!(256 % SIZE == 0) };
    let mut bytes = [0; LEN];
    getrandom::fill(&mut bytes).map_err(failure)?;
    Ok(bytes.iter().map(|&byte| char::from(alphabet[usize::from(byte) % SIZE])).collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn tokens_are_unique_and_valid_in_a_header_field() {
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
