//! Strings that were not checked for UTF-8.

use core::fmt;
use core::str::Utf8Error;

/// A string that is not checked for UTF-8 until you ask for its text. The derive's option `strings = "unchecked"` makes all strings of this
/// type.
///
/// Use it if you mostly forward packets, as a proxy does, and need not know whether every string is UTF-8. Decoding and encoding keep the
/// string's bytes as they are.
///
/// ```
/// use protocol_runtime::{Frame, Protocol, Text};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s", strings = "unchecked")]
/// struct UserProfile;
///
/// // A motto with a byte that is not UTF-8.
/// let frame = Frame::parse(b"\0\0\0\x07\x08\xb4\0\x03h\xffy")?;
/// let ClientPacket::UserUpdateMotto(packet) = ClientPacket::decode(&frame)? else { unreachable!() };
/// assert_eq!(packet.motto.as_bytes(), b"h\xffy");
/// assert!(packet.motto.to_str().is_err());
/// assert_eq!(packet.motto.to_string(), "h\u{fffd}y");
///
/// assert_eq!(client::UserUpdateMotto { motto: Text::from("hey") }.motto.to_str(), Ok("hey"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<'a>(&'a [u8]);

impl<'a> Text<'a> {
    /// Makes a string of these bytes, without checking them.
    #[inline]
    #[must_use]
    pub const fn from_bytes(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The bytes as they are on the wire.
    #[inline]
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.0
    }

    /// The length in bytes.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the string is empty.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Checks the string and returns its text.
    ///
    /// # Errors
    /// The bytes are not UTF-8.
    #[inline]
    pub const fn to_str(&self) -> Result<&'a str, Utf8Error> {
        core::str::from_utf8(self.0)
    }
}

impl<'a> From<&'a str> for Text<'a> {
    #[inline]
    fn from(text: &'a str) -> Self {
        Self(text.as_bytes())
    }
}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == other.as_bytes()
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.0 == other.as_bytes()
    }
}

/// Shows U+FFFD in place of invalid UTF-8.
impl fmt::Display for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.utf8_chunks() {
            formatter.write_str(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                formatter.write_str("\u{fffd}")?;
            }
        }
        Ok(())
    }
}

/// Shows the string in quotes, with escapes as in Rust. `\x` shows a byte that is not UTF-8.
impl fmt::Debug for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("\"")?;
        for chunk in self.0.utf8_chunks() {
            write!(formatter, "{}", chunk.valid().escape_debug())?;
            write!(formatter, "{}", chunk.invalid().escape_ascii())?;
        }
        formatter.write_str("\"")
    }
}
