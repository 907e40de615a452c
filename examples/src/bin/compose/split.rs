//! Splits a text into its JSON values, which can be written on several lines.

use crate::slips;

/// A JSON value, or what stands in the place of one.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The text, with blanks in the place of comments.
    pub(crate) text: Vec<u8>,
    /// The line of its first character.
    pub(crate) line: u64,
    /// How many bytes stand before it in that line.
    pub(crate) column: usize,
}

/// Collects lines until the values in them are whole. One that never ends does not take the lines behind it along.
#[derive(Debug, Default)]
pub(crate) struct Splitter {
    line: u64,
    /// The value that has begun.
    piece: Option<Piece>,
    /// How many brackets of the value are open.
    depth: u32,
    /// The quote that is open.
    quote: Option<u8>,
    /// The last byte of the value that is no blank.
    last: u8,
    /// Whether a list of packets is open.
    in_list: bool,
    /// Whether a comma may come.
    after_value: bool,
    /// Where a `/*` stands that is open.
    comment: Option<(u64, usize)>,
    /// Whether YAML or a value that was given up may go on, up to a line that begins a packet.
    in_broken: bool,
}

impl Splitter {
    /// Takes a line, its end included, and gives the values that end in it to `emit`.
    pub(crate) fn line<E>(&mut self, line: &[u8], emit: &mut impl FnMut(Piece) -> Result<(), E>) -> Result<(), E> {
        self.line += 1;
        let first = line.trim_ascii_start().first();
        // Behind a whole value a packet cannot begin: the one before lacks its end.
        if self.depth > 0 && matches!(first, Some(b'{')) && !matches!(self.last, b'{' | b'[' | b',' | b':') {
            self.give_up(emit)?;
        }
        if self.in_broken && !matches!(first, Some(b'{' | b'[')) {
            return Ok(());
        }
        self.in_broken = false;
        let mut at = 0;
        while let Some(&byte) = line.get(at) {
            at += self.step(line, at, byte, emit)?;
        }
        if self.quote.is_some() {
            // No text goes over the end of a line.
            self.give_up(emit)?;
            self.in_broken = true;
        }
        Ok(())
    }

    /// Ends the input. The lines of a value that did not end are looked at one by one, since its end may be missing in the first.
    pub(crate) fn end<E>(&mut self, emit: &mut impl FnMut(Piece) -> Result<(), E>) -> Result<(), E> {
        if let Some((line, column)) = self.comment.filter(|_| self.piece.is_none()) {
            return emit(Piece { text: b"/*".to_vec(), line, column });
        }
        let Some((text, line)) = self.piece.as_ref().map(|piece| (piece.text.clone(), piece.line)) else {
            return Ok(());
        };
        self.give_up(emit)?;
        for (text, line) in text.split(|&byte| byte == b'\n').zip(line..).skip(1) {
            if text.starts_with(b"{\"") {
                let mut alone = Self { line: line - 1, ..Self::default() };
                alone.line(text, emit)?;
                alone.give_up(emit)?;
            }
        }
        Ok(())
    }

    /// Takes what stands at `at`, and returns how many bytes that is.
    fn step<E>(
        &mut self,
        line: &[u8],
        at: usize,
        byte: u8,
        emit: &mut impl FnMut(Piece) -> Result<(), E>,
    ) -> Result<usize, E> {
        let rest = &line[at..];
        if self.comment.is_some() {
            let end = rest.windows(2).position(|pair| pair == b"*/").map(|end| end + 2);
            self.comment = self.comment.filter(|_| end.is_none());
            return Ok(self.blank(&rest[..end.unwrap_or(rest.len())]));
        }
        if let Some(quote) = self.quote {
            let len = if byte == b'\\' && rest.len() > 1 { 2 } else { 1 };
            self.push(&rest[..len]);
            if byte == quote {
                self.quote = None;
            }
            return Ok(len);
        }
        match (byte, self.depth) {
            (b'#', _) => return Ok(self.blank(rest)),
            (b'/', _) if rest.starts_with(b"//") => return Ok(self.blank(rest)),
            (b'/', _) if rest.starts_with(b"/*") => {
                self.comment = Some((self.line, at));
                return Ok(self.blank(&rest[..2]));
            }
            (_, _) if byte.is_ascii_whitespace() => self.push(&[byte]),
            (b'{' | b'[', 0) => self.begin(byte, at),
            // A list of packets: each is a value of its own.
            (b'{', 1)
                if self.last == b'[' && self.piece.as_ref().is_some_and(|piece| piece.text.trim_ascii() == b"[") =>
            {
                self.in_list = true;
                self.begin(byte, at);
            }
            (b'{' | b'[', _) => {
                self.depth += 1;
                self.push(&[byte]);
            }
            (b'}' | b']', 1..) => {
                self.depth -= 1;
                self.push(&[byte]);
                if self.depth == 0 {
                    self.give_up(emit)?;
                    self.after_value = true;
                }
            }
            (b']', 0) if self.in_list => (self.in_list, self.after_value) = (false, true),
            (b',', 0) if self.after_value => self.after_value = false,
            (_, 0) => {
                // Neither a packet nor a list of packets: the line is not JSON, or another kind of JSON.
                self.in_broken = slips::is_yaml(rest);
                self.begin(byte, at);
                let piece = Piece { text: rest.trim_ascii().to_vec(), line: self.line, column: at };
                self.piece = Some(piece);
                self.give_up(emit)?;
                return Ok(rest.len());
            }
            (b'"' | b'\'', _) => {
                self.quote = Some(byte);
                self.push(&[byte]);
            }
            _ => self.push(&[byte]),
        }
        Ok(1)
    }

    fn begin(&mut self, byte: u8, at: usize) {
        self.piece = Some(Piece { text: vec![byte], line: self.line, column: at });
        (self.depth, self.last) = (1, byte);
    }

    /// Adds to the value, if one has begun.
    fn push(&mut self, bytes: &[u8]) {
        if let Some(piece) = &mut self.piece {
            piece.text.extend_from_slice(bytes);
            self.last = bytes.iter().copied().rfind(|byte| !byte.is_ascii_whitespace()).unwrap_or(self.last);
        }
    }

    /// Adds blanks, so that columns stay what they are, and returns how many.
    fn blank(&mut self, bytes: &[u8]) -> usize {
        if let Some(piece) = &mut self.piece {
            piece.text.extend(bytes.iter().map(|&byte| if byte == b'\n' { byte } else { b' ' }));
        }
        bytes.len()
    }

    /// Hands on what has begun, whole or not.
    fn give_up<E>(&mut self, emit: &mut impl FnMut(Piece) -> Result<(), E>) -> Result<(), E> {
        (self.depth, self.quote, self.after_value) = (0, None, false);
        let Some(mut piece) = self.piece.take() else { return Ok(()) };
        piece.text.truncate(piece.text.trim_ascii_end().len());
        emit(piece)
    }
}
