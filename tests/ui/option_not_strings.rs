use protocol_runtime::Protocol;

const SPEC: &str = "./fine.yaml";

#[derive(Protocol)]
#[protocol(spec = SPEC)]
struct Constant;

#[derive(Protocol)]
#[protocol(spec = concat!(env!("OUT_DIR"), "/protocol.yaml"))]
struct Macro;

#[derive(Protocol)]
#[protocol(spec = include_str!("fine.yaml"))]
struct Included;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", realm = shop, direction = [c2s, s2c])]
struct WithoutQuotes;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", direction = "inbound")]
struct WhoseSide;

fn main() {}
