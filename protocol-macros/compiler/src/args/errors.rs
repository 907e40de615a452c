//! All mistakes of the options, not only the first.

use syn::{Error, Ident, LitStr};

use crate::lower::Selection;
use crate::model::Direction;

/// The mistakes that were found.
#[derive(Default)]
pub(super) struct Errors(pub(super) Option<Error>);

impl Errors {
    pub(super) fn add(&mut self, error: Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            none => *none = Some(error),
        }
    }

    pub(super) fn keep<T>(&mut self, result: Result<T, (T, Error)>) -> T {
        result.unwrap_or_else(|(value, error)| {
            self.add(error);
            value
        })
    }

    /// Reports equal names of the struct, the enums and the modules. They are in one scope, in which types and modules share a namespace.
    pub(super) fn add_equal_names(
        &mut self,
        own: &Ident,
        selection: &Selection,
        options: &[(&str, &Ident, Option<&LitStr>)],
    ) {
        let has = |direction| selection.has(direction);
        let emitted = options.iter().filter(|(option, ..)| match option.split_once('_') {
            Some(("client", _)) => has(Direction::ClientToServer),
            Some(("server", _)) => has(Direction::ServerToClient),
            _ => true,
        });
        let word = |ident: &Ident| ident.to_string().trim_start_matches("r#").to_owned();
        let mut seen = vec![(word(own), "the struct".to_owned(), None)];
        for (option, ident, literal) in emitted {
            let (word, what) = (word(ident), format!("`{option}`"));
            if let Some((_, other, earlier)) = seen.iter().find(|(taken, ..)| *taken == word) {
                let span = literal.or(*earlier).map_or(own.span(), LitStr::span);
                let message = format!("{other} and {what} would both have the name `{word}`: rename one of them");
                self.add(Error::new(span, message));
            }
            seen.push((word, what, *literal));
        }
    }

    pub(super) fn finish<T>(self, value: T) -> Result<T, Error> {
        match self.0 {
            Some(errors) => Err(errors),
            None => Ok(value),
        }
    }
}
