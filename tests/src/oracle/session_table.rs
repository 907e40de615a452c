//! The other packets that the client sends: those that begin, keep alive and end a session. Written from observations of the client and two
//! servers, not from the spec under test.

use super::table::Layout;
use super::table::Shape::{Boolean as B, Bytes, Int32 as I, Optional, String as S};
use super::table::layout;

/// In ascending order of id.
pub const LAYOUTS: [Layout; 16] = [
    layout(96, "CLIENT_LATENCY_MEASURE", "handshake.client_latency_measure", &[]),
    layout(105, "DESKTOP_VIEW", "session.desktop_view", &[]),
    layout(295, "CLIENT_LATENCY", "client.latency_test", &[("requestId", I)]),
    layout(773, "HANDSHAKE_COMPLETE_DIFFIE", "handshake.complete_diffie", &[("encryptedPublicKey", S)]),
    layout(
        1053,
        "CLIENT_VARIABLES",
        "handshake.client_variables",
        &[("clientId", I), ("clientUrl", S), ("externalVariablesUrl", S)],
    ),
    layout(1160, "PEER_USERS_CLASSIFICATION", "session.peer_users_classification", &[("userClassType", S)]),
    layout(2313, "CLIENT_TOOLBAR_TOGGLE", "session.client_toolbar_toggle", &[]),
    layout(2419, "SECURITY_TICKET", "security.sso_ticket", &[("ticket", S), ("timestamp", Optional(&I))]),
    layout(2445, "DISCONNECT", "client.disconnect", &[]),
    layout(
        2490,
        "SECURITY_MACHINE",
        "security.machine_id",
        &[("machineId", S), ("fingerprint", S), ("capabilities", S)],
    ),
    layout(2596, "CLIENT_PONG", "client.pong", &[]),
    layout(3110, "HANDSHAKE_INIT_DIFFIE", "handshake.init_diffie", &[]),
    layout(3226, "RENDER_ROOM", "session.render_room", &[("image", Optional(&Bytes))]),
    layout(
        3230,
        "TRACKING_PERFORMANCE_LOG",
        "session.tracking_performance_log",
        &[
            ("elapsedTime", I),
            ("userAgent", S),
            ("flashVersion", S),
            ("operatingSystem", S),
            ("cpuArchitecture", S),
            ("isDebugger", B),
            ("totalMemory", I),
            ("garbageCollectionTime", I),
            ("garbageCollectionCount", I),
            ("averageUpdateInterval", I),
            ("slowUpdateCount", I),
        ],
    ),
    layout(3847, "TRACKING_LAG_WARNING_REPORT", "session.tracking_lag_warning_report", &[("warningCount", I)]),
    layout(
        4000,
        "RELEASE_VERSION",
        "handshake.release_version",
        &[("releaseVersion", S), ("clientType", S), ("platform", I), ("deviceCategory", I)],
    ),
];
