use protocol_runtime::Protocol;

#[derive(Protocol)]
struct NoOptions;

#[derive(Protocol)]
#[protocol(specs = "./fine.yaml", sepc = "./fine.yaml")]
struct UnknownOption;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", realm = "shop", realm = "shop")]
struct Repeated;

#[derive(Protocol)]
#[protocol(spec)]
struct NoValue;

#[derive(Protocol)]
#[protocol(spec = 7)]
struct WrongValue;

fn main() {}
