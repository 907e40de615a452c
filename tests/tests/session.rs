//! A small server, written as a user would write one. It knows the phase of a session, and rejects packets that come too early or too late
//! before it decodes them.

use protocol_runtime::{DecodeError, DecodeErrorKind, Frame, FrameError, FrameErrorKind, Frames, Protocol};
use protocol_tests::vectors::{self, frame};
use protocol_tests::whole::{ClientPacket, ServerPacket, Whole, client, server, types};

/// The longest frame that the server accepts.
const LIMIT: u32 = 1024;

/// Why a frame was not handled.
#[derive(Debug, PartialEq)]
enum Refused {
    /// No packet has this id.
    Unknown(u16),
    /// The packet with this name is not allowed in this phase.
    NotIn(&'static str, &'static str),
    /// The payload is invalid.
    Malformed(DecodeError),
}

/// One connection.
struct Session {
    phase: &'static str,
    received: Vec<u8>,
    sent: Vec<u8>,
    refused: Vec<Refused>,
    pongs: usize,
    open: bool,
}

impl Session {
    /// Starts in the first phase.
    fn new() -> Self {
        let phase = Whole::PHASES[0].name;
        Self { phase, received: Vec::new(), sent: Vec::new(), refused: Vec::new(), pongs: 0, open: true }
    }

    /// Handles bytes from the network, split in any way.
    fn receive(&mut self, chunk: &[u8]) -> Result<(), FrameError> {
        self.received.extend(chunk);
        let received = std::mem::take(&mut self.received);
        let mut frames = Frames::with_limit(&received, LIMIT);
        for frame in frames.by_ref() {
            let frame = frame.inspect_err(|_| self.open = false)?;
            if self.open
                && let Err(refused) = self.handle(&frame)
            {
                self.refused.push(refused);
            }
        }
        self.received = frames.unread().to_vec();
        Ok(())
    }

    /// Checks whether the packet is allowed now, and only then decodes it.
    fn handle(&mut self, frame: &Frame<'_>) -> Result<(), Refused> {
        let info = ClientPacket::info_by_id(frame.id()).ok_or(Refused::Unknown(frame.id()))?;
        if !info.may_come_in(self.phase) {
            return Err(Refused::NotIn(info.name, self.phase));
        }
        match ClientPacket::decode(frame).map_err(Refused::Malformed)? {
            ClientPacket::HandshakeReleaseVersion(_) => self.phase = "auth",
            ClientPacket::SecuritySsoTicket(packet) if packet.ticket == "alpha73" => self.log_in(),
            ClientPacket::SecuritySsoTicket(_) => {
                let reason = Some(types::DisconnectReason::INVALID_LOGIN_TICKET);
                self.send(server::DisconnectReason { reason });
                self.open = false;
            }
            ClientPacket::UserGetInfo(_) => self.send(alice()),
            ClientPacket::ClientLatencyTest(client::ClientLatencyTest { request_id }) => {
                self.send(server::ClientLatencyResponse { request_id });
            }
            ClientPacket::ClientPong(_) => self.pongs += 1,
            ClientPacket::ClientDisconnect(_) => self.open = false,
            _ => {}
        }
        Ok(())
    }

    /// Accepts the client, and sends what it waits for.
    fn log_in(&mut self) {
        self.send(server::AuthenticationOk {});
        self.phase = "session";
        let accounts = [(3, "3.5"), (96_763, "hd-180-1")];
        let accounts = accounts.map(|(account_id, account_name)| types::IdentityAccount { account_id, account_name });
        self.send(server::HandshakeIdentityAccounts { accounts: (&accounts).into() });
        self.send(server::AvailabilityStatus { is_open: true, on_shutdown: true, is_authentic_user: Some(false) });
        self.send(server::ClientPing {});
    }

    /// The server's packets have phases too.
    fn send<'a>(&mut self, packet: impl Into<ServerPacket<'a>>) {
        let packet = packet.into();
        assert!(packet.info().may_come_in(self.phase), "{} in {}", packet.info().name, self.phase);
        packet.encode_to_vec(&mut self.sent).unwrap();
    }
}

/// The user of the first recorded `user.info`.
fn alice() -> server::UserInfo<'static> {
    server::UserInfo {
        user_id: 4531,
        username: "Alice",
        figure: "hd-180-1",
        gender: "F",
        motto: "bobba \"bobba\" \\o/",
        real_name: "Zoë Müller",
        direct_mail: true,
        respects_received: 4437,
        respects_remaining: 3,
        respects_pet_remaining: 495_366,
        stream_publishing_allowed: false,
        last_access_date: "2024-02-29 23:59:59",
        can_change_name: true,
        safety_locked: false,
    }
}

/// A recorded frame of the client.
fn sent(id: u16) -> Vec<u8> {
    let all = [vectors::c2s_session(), vectors::c2s_user_profile()].concat();
    all.into_iter().find(|vector| vector.id == id).unwrap().frame
}

/// The `nth` recorded frame of the server with this id.
fn received(id: u16, nth: usize) -> Vec<u8> {
    vectors::s2c().into_iter().filter(|vector| vector.id == id).nth(nth).unwrap().frame
}

/// The frames that the client sends to log in, and its requests and answers after that.
fn login() -> Vec<u8> {
    [4000, 2419, 357, 2596].map(sent).concat()
}

/// The frames that the client receives.
fn welcome() -> Vec<u8> {
    [received(2491, 0), received(3523, 1), received(2033, 2), received(3928, 0), received(2725, 0)].concat()
}

/// Makes a session that has received these chunks.
fn after<'c>(chunks: impl IntoIterator<Item = &'c [u8]>) -> Session {
    let mut session = Session::new();
    for chunk in chunks {
        session.receive(chunk).unwrap();
    }
    session
}

/// Asserts that the login and the following requests were handled.
#[track_caller]
fn assert_logged_in(session: &Session) {
    assert_eq!(session.refused, []);
    assert_eq!((session.phase, session.open, session.pongs), ("session", true, 1));
    assert_eq!(session.sent, welcome(), "byte by byte what the real client read");
    assert!(session.received.is_empty());
}

#[test]
fn a_login_as_it_was_recorded() {
    let (opening, ticket) = (sent(4000), sent(2419));
    let mut session = after([&opening[..]]);
    assert_eq!((session.phase, session.sent.len()), ("auth", 0));
    session.receive(&ticket).unwrap();
    assert_eq!(session.phase, "session");
    session.receive(&[sent(357), sent(2596)].concat()).unwrap();
    assert_logged_in(&session);
}

#[test]
fn frames_are_split_at_any_byte() {
    let login = login();
    assert_logged_in(&after([&login[..]]));
    for at in 0..login.len() {
        assert_logged_in(&after([&login[..at], &login[at..]]));
    }
    for len in 1..9 {
        assert_logged_in(&after(login.chunks(len)));
    }
    let mut session = after([&login[..login.len() - 1]]);
    assert_eq!((session.pongs, session.received.len()), (0, 5), "what is not whole waits");
    session.receive(&login[login.len() - 1..]).unwrap();
    assert_logged_in(&session);
}

#[test]
fn profiles_need_a_login() {
    let pong = sent(2596);
    for (chunks, phase) in [(vec![], "pre-auth"), (vec![sent(4000)], "auth")] {
        let mut session = after(chunks.iter().map(Vec::as_slice));
        for vector in vectors::c2s_user_profile() {
            session.receive(&vector.frame).unwrap();
            assert_eq!(session.refused.pop(), Some(Refused::NotIn(known(vector.id), phase)), "{}", vector.name);
        }
        // The payloads are invalid, but the server does not read them.
        session.receive(&[frame(357, b"x"), frame(2228, b"\xff"), frame(295, b"")].concat()).unwrap();
        let names = ["user.get_info", "user.update_motto", "client.latency_test"];
        assert_eq!(session.refused, names.map(|name| Refused::NotIn(name, phase)));
        session.receive(&pong).unwrap();
        assert_eq!((session.pongs, session.phase, session.sent.len()), (1, phase, 0), "a pong may always come");
    }
}

/// The name of the packet with this id.
fn known(id: u16) -> &'static str {
    ClientPacket::info_by_id(id).unwrap().name
}

#[test]
fn a_ticket_is_taken_once_and_at_its_time() {
    let (ticket, opening) = (sent(2419), sent(4000));
    let early = after([&ticket[..]]);
    assert_eq!(early.refused, [Refused::NotIn("security.sso_ticket", "pre-auth")]);
    assert_eq!(early.phase, "pre-auth");
    let twice = after([&opening[..], &ticket, &ticket, &opening]);
    let names = ["security.sso_ticket", "handshake.release_version"];
    assert_eq!(twice.refused, names.map(|name| Refused::NotIn(name, "session")));
    assert_eq!((twice.phase, twice.open), ("session", true));
    assert_eq!(twice.sent, welcome()[..welcome().len() - received(2725, 0).len()]);

    let wrong = frame(2419, b"\0\x05wrong");
    let session = after([&opening[..], &wrong, &login()]);
    assert_eq!((session.open, session.phase, session.sent), (false, "auth", frame(4000, &[0, 0, 0, 22])));
}

#[test]
fn what_belongs_to_the_login_may_come_with_it() {
    let (machine, variables) = (sent(2490), sent(1053));
    let session = after([&machine[..], &variables, &sent(4000), &machine, &variables, &sent(2419)]);
    assert_eq!((session.refused.len(), session.phase), (0, "session"));
    // The key exchange has a phase of its own, which this client skips.
    let session = after([&sent(3110)[..], &sent(773)]);
    let names = ["handshake.init_diffie", "handshake.complete_diffie"];
    assert_eq!(session.refused, names.map(|name| Refused::NotIn(name, "pre-auth")));
}

#[test]
fn latency_and_the_end() {
    let mut session = after([&login()[..]]);
    session.sent.clear();
    session.receive(&[frame(295, &[0, 0, 1, 2]), sent(2445), sent(357)].concat()).unwrap();
    assert_eq!(session.sent, frame(10, &[0, 0, 1, 2]), "nothing is answered after the end");
    assert!(!session.open && session.refused.is_empty());
}

#[test]
fn an_invalid_frame_does_not_end_the_session() {
    let mut session = after([&login()[..]]);
    session.sent.clear();
    let odd = [frame(2228, b"\0\x05hey"), frame(9999, b"?"), frame(3457, b"?"), frame(1086, &[2]), sent(357)];
    session.receive(&odd.concat()).unwrap();
    assert_eq!(session.sent, received(2725, 0));
    assert_eq!(session.refused.len(), 4);
    assert_eq!(session.refused[1], Refused::Unknown(9999));
    let kinds: Vec<DecodeErrorKind> = session
        .refused
        .iter()
        .filter_map(|refused| if let Refused::Malformed(error) = refused { Some(error.kind()) } else { None })
        .collect();
    assert_eq!(
        kinds,
        [
            DecodeErrorKind::UnexpectedEnd { needed: 7, left: 5 },
            DecodeErrorKind::UnknownLayout,
            DecodeErrorKind::InvalidBoolean { found: 2 }
        ]
    );

    let error = session.receive(&[0, 0, 4, 1]).unwrap_err();
    assert_eq!(error.kind(), FrameErrorKind::LengthOverLimit { length: 1025, limit: LIMIT });
    assert!(!session.open);
}

#[test]
fn the_phases_of_the_spec() {
    let phases: Vec<&str> = Whole::PHASES.iter().map(|phase| phase.name).collect();
    assert_eq!(phases, ["pre-auth", "crypto", "auth", "session"]);
    let allowed = |name: &str| -> Vec<bool> {
        let info = ServerPacket::info_by_name(name).unwrap();
        phases.iter().map(|phase| info.may_come_in(phase)).collect()
    };
    assert_eq!(allowed("client.ping"), [true; 4]);
    assert_eq!(allowed("disconnect.reason"), [true; 4]);
    assert_eq!(allowed("authentication.ok"), [false, false, true, false]);
    assert_eq!(allowed("handshake.identity_accounts"), [false, false, true, true]);
    assert_eq!(allowed("user.info"), [false, false, false, true]);
}
