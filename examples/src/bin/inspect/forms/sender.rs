//! Who sent the bytes of a line, by the words and arrows before them.

use protocol_runtime::info::Direction::{self, ClientToServer, ServerToClient};

/// One thing before the bytes, and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A time, a number, or another thing that says nothing about the bytes.
    Neutral,
    /// `client` or `server`, as the direction of what it sends.
    Side(Direction),
    /// `sent` or `received`, which are the client's unless the line names a side.
    Verb(Direction),
    /// `outgoing` or `incoming`, as the client sees it.
    Noun(Direction),
    /// `to server` or `from client`.
    Route(Direction),
    /// Any other mark, such as `c2s` or `C->S`.
    Mark(Direction),
    /// An arrow. Alone, it is the client's.
    Arrow(Direction),
}

/// What the tokens up to a place say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Said {
    #[default]
    Nothing,
    /// One token and nothing that changes its meaning.
    One(Token),
    /// More than that.
    Sender(Direction),
}

/// Why a token does not go together with those before it.
pub(super) enum Clash {
    /// It is not part of what stands before the bytes.
    Ends,
    /// It says the opposite of them.
    Contradicts,
}

impl Said {
    /// Who sent the bytes.
    pub(super) fn sender(self) -> Option<Direction> {
        match self {
            Self::Nothing | Self::One(Token::Neutral) => None,
            Self::Sender(sender)
            | Self::One(
                Token::Side(sender)
                | Token::Verb(sender)
                | Token::Noun(sender)
                | Token::Route(sender)
                | Token::Mark(sender)
                | Token::Arrow(sender),
            ) => Some(sender),
        }
    }

    /// What is said with one more token.
    pub(super) fn with(self, token: Token) -> Result<Self, Clash> {
        use Token::{Arrow, Mark, Neutral, Noun, Route, Side, Verb};
        Ok(match (self, token) {
            (said, Neutral) => said,
            (Self::Nothing, token) => Self::One(token),
            // `client ->`, `client sent` and `<- client`: the client sends.
            (Self::One(Side(side)), Arrow(ClientToServer) | Verb(ClientToServer))
            | (Self::One(Arrow(ServerToClient)), Side(side)) => Self::Sender(side),
            // `client <-`, `client received` and `-> client`: the client receives.
            (Self::One(Side(side)), Arrow(ServerToClient) | Verb(ServerToClient))
            | (Self::One(Arrow(ClientToServer)), Side(side)) => Self::Sender(other(side)),
            (Self::One(Arrow(ServerToClient)), Verb(sender) | Noun(sender) | Route(sender) | Mark(sender))
                if sender == ClientToServer =>
            {
                return Err(Clash::Contradicts);
            }
            // A word says more than an arrow, and `sent to client` more than `sent`.
            (Self::One(Arrow(_)), Verb(sender) | Noun(sender) | Route(sender) | Mark(sender))
            | (Self::One(Verb(_) | Noun(_)), Route(sender)) => Self::Sender(sender),
            (said @ Self::One(Arrow(before)), Arrow(arrow)) if before == arrow => said,
            (Self::One(Arrow(_)), Arrow(_)) => return Err(Clash::Ends),
            // Some logs have one arrow, `->`, for both directions.
            (said, Arrow(ServerToClient)) if said.sender() == Some(ClientToServer) => {
                return Err(Clash::Contradicts);
            }
            (said, Arrow(_)) => said,
            (said, Side(sender) | Verb(sender) | Noun(sender) | Route(sender) | Mark(sender)) => {
                if said.sender() != Some(sender) {
                    return Err(Clash::Ends);
                }
                Self::Sender(sender)
            }
        })
    }
}

fn other(side: Direction) -> Direction {
    match side {
        ClientToServer => ServerToClient,
        ServerToClient => ClientToServer,
    }
}
