use protocol_runtime::Protocol;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml")]
enum Enum {}

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml")]
union Union {
    field: u8,
}

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml")]
struct WithFields {
    field: u8,
}

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml")]
struct Generic<T>;

fn main() {}
