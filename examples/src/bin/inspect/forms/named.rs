//! Forms that are recognized but not read, and what to do about them.

/// The first bytes of files, and what to do about them.
const MAGIC: [(&[u8], &str); 7] = [
    (b"\xd4\xc3\xb2\xa1", PCAP),
    (b"\xa1\xb2\xc3\xd4", PCAP),
    (b"\x4d\x3c\xb2\xa1", PCAP),
    (b"\xa1\xb2\x3c\x4d", PCAP),
    (b"\x0a\x0d\x0d\x0a", PCAP),
    (b"\x1f\x8b\x08", "this looks like a gzip file: `gzip -dc FILE | inspect` reads what is in it"),
    (b"PK\x03\x04", "this looks like a zip file: `unzip -p FILE | inspect` reads what is in it"),
];

const PCAP: &str = "this looks like a capture of whole network packets (pcap): in Wireshark choose Follow, TCP Stream, save it as \
    Raw for each direction, and read that file";

/// What a file is that begins like this, if `inspect` does not read it.
pub(crate) fn magic(start: &[u8]) -> Option<&'static str> {
    MAGIC.iter().find(|(magic, _)| start.starts_with(magic)).map(|&(_, what)| what)
}

/// What a line is that could be taken for bytes.
pub(super) fn before_bytes(text: &str, rest: &[u8]) -> Option<String> {
    let text = text.trim();
    if text.split_once("<Buffer ").is_some_and(|(_, buffer)| buffer.contains(" more byte")) {
        return Some("Node left bytes out here: print `buffer.toString('hex')`".to_owned());
    }
    if text.ends_with("<packet skipped>") {
        return Some("the logger left this packet out because it is long: let it show big packets".to_owned());
    }
    if text.contains("[0][0]") && text.contains('\u{fffd}') {
        return Some(
            "bytes of this packet were lost when the log was saved: save it as UTF-8, or as Latin-1".to_owned(),
        );
    }
    let next = rest.trim_ascii_start();
    let opens = matches!(text, "{" | "[") && matches!(next, [b'"' | b'{', ..])
        || text.starts_with("{\"")
        || text.starts_with("[{");
    if !opens || text.contains("\"Buffer\"") {
        return None;
    }
    let beginning = &next[..next.len().min(200)];
    if text.starts_with("{\"log\"") || beginning.starts_with(b"\"log\"") {
        return Some(
            "this looks like a HAR file of a browser: `jq -r '.log.entries[]._webSocketMessages[]? | \
             (if .type == \"send\" then \"> \" else \"< \" end) + .data' FILE | inspect` reads its WebSocket messages"
                .to_owned(),
        );
    }
    // A list of texts is one of hex digits, or of base64.
    if text == "[" && next.starts_with(b"\"") && !beginning.contains(&b':') {
        return None;
    }
    Some(
        "this looks like JSON: if `inspect --json` printed it, `compose` makes frames of it; if its texts are bytes in hex or base64, \
         take them out with `jq -r`. Its other lines are passed over"
            .to_owned(),
    )
}

/// What a line is that has no bytes.
pub(super) fn without_bytes(text: &str, in_log: bool) -> Option<String> {
    let text = text.trim();
    let begins = ["{in:", "{out:", "{l}{"].iter().any(|begin| text.starts_with(begin));
    let has_parts = text.starts_with('{') && text.contains("}{") && text.contains(':');
    let is_expression = text.ends_with('}') && (begins || has_parts);
    if is_expression && !in_log {
        return Some(
            "this is a packet as G-Earth describes it, without its bytes: copy the line that begins with `Outgoing[` or `Incoming[`, too"
                .to_owned(),
        );
    }
    None
}

/// Whether a line goes on with the JSON of the lines before it.
pub(crate) fn is_json(line: &[u8]) -> bool {
    matches!(line.trim_ascii(), [b'{' | b'}' | b'[' | b']' | b'"', ..])
}
