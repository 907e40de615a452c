//! Splitting a stream into frames: invalid lengths, incomplete frames, and a stream that arrives in pieces.

use protocol_runtime::{Frame, FrameErrorKind, Frames};
use protocol_tests::ClientPacket;
use protocol_tests::vectors;

/// `user.set_home_room` with room 7, and `user.get_info`.
const ROOM: [u8; 10] = [0, 0, 0, 6, 0x06, 0xcc, 0, 0, 0, 7];
const INFO: [u8; 6] = [0, 0, 0, 2, 0x01, 0x65];

/// Asserts that both frames are yielded, then an error for this length at offset 16, and then nothing.
fn assert_broken(length: u32, limit: Option<u32>, kind: FrameErrorKind) {
    // With the prefix alone, with a part of the frame, and with a valid frame after it.
    for behind in [&[][..], &[0; 20], &INFO] {
        let bytes = [&ROOM[..], &INFO, &length.to_be_bytes(), behind].concat();
        let mut frames = limit.map_or_else(|| Frames::new(&bytes), |limit| Frames::with_limit(&bytes, limit));
        assert_eq!(frames.next().unwrap().unwrap().id(), 1740);
        assert_eq!(frames.next().unwrap().unwrap().id(), 357);
        let error = frames.next().unwrap().unwrap_err();
        assert_eq!((error.offset(), error.kind()), (16, kind));
        assert_eq!((frames.consumed(), frames.unread()), (16, &bytes[16..]));
        assert_eq!(frames.missing(), 0, "nothing that could come would help");
        for _ in 0..3 {
            assert_eq!(frames.next(), None, "behind a bad length nobody knows where a frame begins");
        }
        assert_eq!((frames.consumed(), frames.unread()), (16, &bytes[16..]));
    }
}

#[test]
fn lengths_without_room_for_an_id() {
    for limit in [None, Some(6), Some(100), Some(u32::MAX)] {
        assert_broken(0, limit, FrameErrorKind::LengthTooShort { length: 0 });
        assert_broken(1, limit, FrameErrorKind::LengthTooShort { length: 1 });
    }
}

#[test]
fn lengths_over_the_limit() {
    let over = |length, limit| FrameErrorKind::LengthOverLimit { length, limit };
    assert_eq!(Frames::DEFAULT_LIMIT, 16_777_216);
    // The client reads 2^31 and more as negative numbers.
    for length in [16_777_217, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff] {
        assert_broken(length, None, over(length, 16_777_216));
        assert_broken(length, Some(6), over(length, 6));
        assert_broken(length, Some(length - 1), over(length, length - 1));
    }
    assert_broken(7, Some(6), over(7, 6));
}

#[test]
fn a_limit_below_every_length_refuses_every_frame() {
    for limit in [0, 1] {
        let error = Frames::with_limit(&INFO, limit).next().unwrap().unwrap_err();
        assert_eq!((error.offset(), error.kind()), (0, FrameErrorKind::LengthOverLimit { length: 2, limit }));
    }
}

#[test]
fn lengths_at_the_limit() {
    let mut frames = Frames::with_limit(&ROOM, 6);
    assert_eq!(frames.next().unwrap().unwrap().payload(), [0, 0, 0, 7]);
    assert_eq!(frames.next(), None);

    let mut bytes = vec![0; 16_777_216 + 4];
    bytes[..6].copy_from_slice(&[1, 0, 0, 0, 0x08, 0xb4]);
    let mut frames = Frames::new(&bytes[..4]);
    assert_eq!((frames.next(), frames.missing()), (None, 16_777_216));
    let mut frames = Frames::new(&bytes);
    let frame = frames.next().unwrap().unwrap();
    assert_eq!((frame.id(), frame.payload().len(), frame.as_bytes().len()), (2228, 16_777_214, 16_777_220));
    assert_eq!((frames.next(), frames.consumed()), (None, 16_777_220));
}

#[test]
fn without_a_limit_the_longest_length_is_waited_for() {
    let mut frames = Frames::with_limit(&[0xff, 0xff, 0xff, 0xff, 0], u32::MAX);
    assert_eq!((frames.next(), frames.missing()), (None, 0xffff_fffe));
    assert_eq!((frames.consumed(), frames.unread().len()), (0, 5));
}

#[test]
fn missing_says_what_the_next_frame_lacks() {
    for vector in vectors::c2s_user_profile() {
        let whole = vector.frame.len();
        for cut in 0..=whole {
            // As the first frame of a buffer, and after another one.
            for before in [&[][..], &ROOM] {
                let bytes = [before, &vector.frame[..cut]].concat();
                let mut frames = Frames::new(&bytes);
                if !before.is_empty() {
                    assert_eq!(frames.missing(), 0, "the first frame is whole");
                    assert_eq!(frames.next().unwrap().unwrap().as_bytes(), ROOM);
                }
                let expected = match cut {
                    // An empty buffer lacks nothing, and the length is known only from the fourth byte on.
                    0 => 0,
                    1..4 => 6 - cut,
                    _ => whole - cut,
                };
                assert_eq!(frames.missing(), expected, "line {}, cut at {cut}", vector.line);
                if cut < whole {
                    assert_eq!(frames.next(), None);
                    assert_eq!(frames.missing(), expected, "asking for a frame that is not there changes nothing");
                    assert_eq!((frames.consumed(), frames.unread()), (before.len(), &vector.frame[..cut]));
                } else {
                    assert_eq!(frames.next().unwrap().unwrap().as_bytes(), vector.frame);
                    assert_eq!((frames.consumed(), frames.unread(), frames.missing()), (bytes.len(), &[][..], 0));
                    assert_eq!(frames.next(), None);
                }
            }
        }
    }
}

#[test]
fn a_frame_has_exactly_its_bytes_of_the_buffer() {
    let stream = vectors::stream();
    let mut frames = Frames::new(&stream);
    let mut begin = 0;
    for vector in vectors::c2s_user_profile() {
        let frame = frames.next().unwrap().unwrap();
        let end = begin + vector.frame.len();
        assert_eq!(frame.as_bytes(), vector.frame);
        assert_eq!(frame.as_bytes().as_ptr_range(), stream[begin..end].as_ptr_range());
        assert_eq!(frame.payload().as_ptr_range(), stream[begin + 6..end].as_ptr_range());
        assert_eq!((frames.consumed(), frames.unread()), (end, &stream[end..]));
        begin = end;
    }
    assert_eq!(frames.next(), None);
    assert!(frames.unread().is_empty());
}

#[test]
fn parse_takes_one_whole_frame() {
    for vector in vectors::c2s_user_profile() {
        let whole = vector.frame.len();
        assert_eq!(Frame::parse(&vector.frame).unwrap().as_bytes().as_ptr_range(), vector.frame.as_ptr_range());
        for cut in 1..whole {
            let error = Frame::parse(&vector.frame[..cut]).unwrap_err();
            let missing = if cut < 4 { 6 - cut } else { whole - cut };
            assert_eq!((error.offset(), error.kind()), (0, FrameErrorKind::Incomplete { missing }));
        }
        for behind in [&[0][..], &[0; 4], &INFO] {
            let error = Frame::parse(&[&vector.frame, behind].concat()).unwrap_err();
            assert_eq!((error.offset(), error.kind()), (whole, FrameErrorKind::TrailingBytes { len: behind.len() }));
        }
    }
    for length in [0, 1] {
        let error = Frame::parse(&[0, 0, 0, length, 1, 0x65]).unwrap_err();
        let kind = FrameErrorKind::LengthTooShort { length: length.into() };
        assert_eq!((error.offset(), error.kind()), (0, kind));
    }
}

#[test]
fn parse_of_nothing_misses_a_whole_head() {
    let error = Frame::parse(&[]).unwrap_err();
    assert_eq!((error.offset(), error.kind()), (0, FrameErrorKind::Incomplete { missing: 6 }));
}

/// Decodes the frames in `buffer`, asserts that they are the next ones of the stream, and removes them.
fn drain(buffer: &mut Vec<u8>, expected: &mut dyn Iterator<Item = ClientPacket<'_>>) {
    let mut frames = Frames::new(buffer);
    for frame in frames.by_ref() {
        assert_eq!(ClientPacket::decode(&frame.unwrap()).ok(), expected.next());
    }
    assert_eq!(frames.unread(), &buffer[frames.consumed()..]);
    let consumed = frames.consumed();
    buffer.drain(..consumed);
}

fn packets(stream: &[u8]) -> Vec<ClientPacket<'_>> {
    let packets: Vec<_> = Frames::new(stream).map(|frame| ClientPacket::decode(&frame.unwrap()).unwrap()).collect();
    assert_eq!(packets.len(), 122);
    packets
}

#[test]
fn a_stream_cut_in_two_gives_the_same_packets() {
    let stream = vectors::stream();
    let whole = packets(&stream);
    for cut in 0..=stream.len() {
        let mut expected = whole.iter().copied();
        let mut buffer = stream[..cut].to_vec();
        drain(&mut buffer, &mut expected);
        buffer.extend_from_slice(&stream[cut..]);
        drain(&mut buffer, &mut expected);
        assert_eq!((buffer.len(), expected.next()), (0, None), "cut at {cut}");
    }
}

#[test]
fn a_stream_that_comes_byte_by_byte_gives_the_same_packets() {
    let stream = vectors::stream();
    let whole = packets(&stream);
    let mut expected = whole.iter().copied();
    let mut buffer = Vec::new();
    let mut missing = 0;
    for &byte in &stream {
        buffer.push(byte);
        // A reader that waits for `missing` bytes never waits for bytes of a later frame.
        let now = Frames::new(&buffer).missing();
        assert!(missing == 0 || now >= missing - 1, "{missing} bytes were missing, and {now} after one more");
        drain(&mut buffer, &mut expected);
        missing = Frames::new(&buffer).missing();
        assert_eq!(missing == 0, buffer.is_empty());
    }
    assert_eq!(expected.next(), None);
}

#[test]
fn an_unknown_packet_does_not_disturb_its_neighbours() {
    let unknown = vectors::frame(9999, b"whatever");
    let broken = vectors::frame(1086, &[2]);
    let bytes = [&ROOM[..], &unknown, &broken, &INFO].concat();
    let decoded: Vec<_> = Frames::new(&bytes).map(|frame| ClientPacket::decode(&frame.unwrap())).collect();
    assert!(matches!(decoded[..], [Ok(_), Err(_), Err(_), Ok(ClientPacket::UserGetInfo(_))]), "{decoded:?}");
    let passed_on: Vec<u8> = Frames::new(&bytes).flat_map(|frame| frame.unwrap().as_bytes().to_vec()).collect();
    assert_eq!(passed_on, bytes, "a proxy passes on what it does not understand");
}
