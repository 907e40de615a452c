//! Characters that look like those of ASCII.

/// The character of ASCII that a reader takes this one for.
pub(crate) fn looks_like(char: char) -> Option<char> {
    let number = u32::from(char);
    let ascii = |first: u8, offset: u32| Some(char::from(first + u8::try_from(offset).ok()?));
    match number {
        0..=0x7f => None,
        // Forms as wide as a Chinese character.
        0xff01..=0xff5e => ascii(b'!', number - 0xff01),
        // Digits of other scripts, and of mathematics.
        0x0660..=0x0669 => ascii(b'0', number - 0x0660),
        0x06f0..=0x06f9 => ascii(b'0', number - 0x06f0),
        0x0966..=0x096f => ascii(b'0', number - 0x0966),
        0x2080..=0x2089 => ascii(b'0', number - 0x2080),
        0x1d7ce..=0x1d7ff => ascii(b'0', (number - 0x1d7ce) % 10),
        // Letters of mathematics, in thirteen styles.
        0x1d400..=0x1d6a3 => match (number - 0x1d400) % 52 {
            letter @ 0..26 => ascii(b'A', letter),
            letter => ascii(b'a', letter - 26),
        },
        _ => PAIRS.iter().find(|(chars, _)| chars.contains(char)).map(|(_, plain)| *plain),
    }
}

/// What looks like which character.
const PAIRS: &[(&str, char)] = &[
    ("а\u{251}α", 'a'),
    ("с", 'c'),
    ("ԁ", 'd'),
    ("е", 'e'),
    ("ɡ", 'g'),
    ("һ", 'h'),
    ("іıι", 'i'),
    ("ј", 'j'),
    ("κк", 'k'),
    ("ӏℓ", 'l'),
    ("ո", 'n'),
    ("оο", 'o'),
    ("рρ", 'p'),
    ("ԛ", 'q'),
    ("ѕſ", 's'),
    ("υս", 'u'),
    ("ν", 'v'),
    ("ԝ", 'w'),
    ("х", 'x'),
    ("у", 'y'),
    ("АΑ", 'A'),
    ("ВΒ", 'B'),
    ("С", 'C'),
    ("ЕΕ", 'E'),
    ("Ԍ", 'G'),
    ("НΗ", 'H'),
    ("ІΙӀ", 'I'),
    ("Ј", 'J'),
    ("КΚ\u{212a}", 'K'),
    ("МΜ", 'M'),
    ("Ν", 'N'),
    ("ОΟ", 'O'),
    ("РΡ", 'P'),
    ("Ѕ", 'S'),
    ("ТΤ", 'T'),
    ("ѴⅤ", 'V'),
    ("Ԝ", 'W'),
    ("ХΧ", 'X'),
    ("ҮΥ", 'Y'),
    ("Ζ", 'Z'),
    ("¹", '1'),
    ("²", '2'),
    ("³", '3'),
    ("\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{fe58}\u{fe63}\u{2022}", '-'),
    ("\u{2018}\u{2019}\u{201a}\u{201b}\u{2032}\u{b4}", '\''),
    ("\u{201c}\u{201d}\u{201e}\u{201f}\u{2033}\u{ab}\u{bb}", '"'),
    ("\u{2039}\u{27e8}\u{3008}\u{2329}", '<'),
    ("\u{203a}\u{27e9}\u{3009}\u{232a}", '>'),
    ("\u{2236}\u{a789}\u{fe55}\u{fe13}\u{2d0}\u{589}", ':'),
    ("\u{3001}\u{60c}\u{fe50}\u{fe11}", ','),
    ("\u{37e}\u{fe54}", ';'),
    ("\u{2024}\u{3002}\u{fe52}", '.'),
    ("\u{2044}\u{2215}", '/'),
    ("\u{2017}\u{fe4d}", '_'),
    ("\u{3010}\u{3014}", '['),
    ("\u{3011}\u{3015}", ']'),
    ("\u{fe5b}", '{'),
    ("\u{fe5c}", '}'),
    ("\u{fe5f}\u{266f}", '#'),
    ("\u{2217}", '*'),
];
