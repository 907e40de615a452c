//! Times before the bytes of a line.

/// How long the time at the front of a text is, with its date.
pub(super) fn prefix(text: &str) -> Option<usize> {
    let end = text.find([' ', '\t', ',', '|', ';', ']']).unwrap_or(text.len());
    let mut word = text[..end].trim_end_matches(':');
    // A comma can stand before milliseconds, too.
    if let Some(millis) = text[end..].strip_prefix(',') {
        let len = millis.bytes().take_while(u8::is_ascii_digit).count();
        if len == 3 && is_clock(word) {
            word = &text[..end + 1 + len];
        }
    }
    is_time(word).then_some(word.len())
}

fn is_time(word: &str) -> bool {
    let is_seconds = || {
        let number = word.trim_start_matches(['+', '-']);
        let number = number.strip_suffix("ms").or_else(|| number.strip_suffix('s')).unwrap_or(number);
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        number.split_once('.').is_some_and(|(whole, part)| digits(whole) && digits(part))
            || (number.len() == 10 || number.len() == 13) && number.starts_with('1') && digits(number)
    };
    match word.split_once('T') {
        Some((date, clock)) => is_date(date) && is_clock(clock),
        None => is_date(word) || is_clock(word) || is_seconds(),
    }
}

/// `2024-01-31`, or the other way round.
fn is_date(word: &str) -> bool {
    let shape = shape(word);
    ["0000-00-00", "0000/00/00", "0000.00.00", "00.00.0000", "00/00/0000", "00-00-0000"].contains(&shape.as_str())
}

/// `12:00:01.250Z` and shorter.
fn is_clock(word: &str) -> bool {
    let word = word.strip_suffix('Z').unwrap_or(word);
    let word = word.rsplit_once('+').map_or(word, |(clock, _)| clock);
    let (clock, part) = word.split_once(['.', ',']).unwrap_or((word, "0"));
    part.bytes().all(|byte| byte.is_ascii_digit())
        && ["00:00", "0:00", "00:00:00", "0:00:00"].contains(&shape(clock).as_str())
}

/// The word with a 0 for each digit.
fn shape(word: &str) -> String {
    word.chars().take(12).map(|char| if char.is_ascii_digit() { '0' } else { char }).collect()
}
