//! A rulebook as bytes: built and checked once, so that who only runs it needs neither parser nor checks. The source of a
//! rulebook stays its pack; bytes are a copy that one version of the engine makes for itself.

mod unpack;

use sha2::{Digest as _, Sha256};

use super::{Index, Rulebook};
use crate::diag::{Code, Rejection};

/// How the bytes begin: ours, and of which version of the engine.
const HEAD: &[u8] = concat!("tuiqun ", env!("CARGO_PKG_VERSION"), "\n").as_bytes();
/// Bytes of the digest that follows.
const DIGEST: usize = 32;

/// The bytes of a rulebook: head, SHA-256 of the rest, rest.
///
/// # Errors
///
/// What postcard says of a shape that it cannot write.
pub fn to_bytes(book: &Rulebook) -> Result<Vec<u8>, postcard::Error> {
    let body = postcard::to_allocvec(book)?;
    Ok([HEAD, &Sha256::digest(&body), &body].concat())
}

/// The rulebook of such bytes, as it was when it was packed. Places of expressions in their source are left out of them.
///
/// # Errors
///
/// [`Code::PackDamaged`] where a byte is not what it was, or another version wrote them.
pub fn from_bytes(bytes: &[u8]) -> Result<Rulebook, Rejection> {
    read(bytes).ok_or(Rejection::new(Code::PackDamaged))
}

/// The digest that such bytes carry; it is theirs where [`from_bytes`] takes them.
#[must_use]
pub fn digest_of(bytes: &[u8]) -> &[u8] {
    parts(bytes).map_or(&[], |(digest, _)| digest)
}

/// Digest and body.
fn parts(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    bytes.strip_prefix(HEAD)?.split_at_checked(DIGEST)
}

fn read(bytes: &[u8]) -> Option<Rulebook> {
    let (digest, body) = parts(bytes)?;
    if Sha256::digest(body)[..] != *digest {
        return None;
    }
    let mut book: Rulebook = unpack::unpack(body)?;
    book.index = Index::of(&book);
    Some(book)
}
