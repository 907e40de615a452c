//! Writes the packet pages: Markdown for people who want to know which packets there are, from the tables that the derive makes.

mod page;
mod types;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use protocol_examples::arguments::DirectionArgument;
use protocol_examples::{Nitro, terminal};
use protocol_runtime::Protocol;
use protocol_runtime::info::Direction;

use crate::page::Page;

const EXAMPLES: &str = "\
Examples:
  catalog                                         prints all pages
  catalog --realm user-profile --direction c2s    prints one page
  catalog --output spec/catalog                   writes each page to a file of its own, such as user-profile-c2s.md

`catalog` takes the packets from spec/protocol.yaml as it was when you built this program.

Exit status:
  0  `catalog` wrote the pages
  2  wrong usage, no such page, or a file that `catalog` cannot write";

/// Writes a Markdown page for each realm and direction: a table of the packets, and the fields of each packet.
#[derive(Debug, Parser)]
#[command(name = "catalog", after_help = EXAMPLES)]
struct Arguments {
    /// Only the packets that this side sends; without it, those of both sides
    #[arg(long, value_enum)]
    direction: Option<DirectionArgument>,
    /// Only this realm, by its short name in the spec; give it several times for several realms
    #[arg(long, value_name = "SLUG")]
    realm: Vec<String>,
    /// Write each page to a file in this folder
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(unknown) = arguments.realm.iter().find(|slug| Nitro::REALMS.iter().all(|realm| realm.slug != **slug)) {
        let known: Vec<&str> = Nitro::REALMS.iter().map(|realm| realm.slug).collect();
        return terminal::give_up(format_args!("there is no realm `{unknown}`; there are: {}", known.join(", ")));
    }
    let pages = pages::<Nitro>(&arguments);
    if pages.is_empty() {
        return terminal::give_up("the spec has no such packets, so there is no page to write");
    }
    match &arguments.output {
        Some(folder) => into_folder(&pages, folder),
        None => match to_standard_output(&pages) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => terminal::output_failed(&error, ExitCode::SUCCESS),
        },
    }
}

/// The pages that were asked for and have packets, of any protocol.
fn pages<P: Protocol>(arguments: &Arguments) -> Vec<Page> {
    let wanted = arguments.direction.map(Direction::from);
    let directions = [Direction::ClientToServer, Direction::ServerToClient];
    let realms = P::REALMS
        .iter()
        .filter(|realm| arguments.realm.is_empty() || arguments.realm.iter().any(|slug| slug == realm.slug));
    realms
        .flat_map(|realm| directions.map(|direction| (realm, direction)))
        .filter(|(_, direction)| wanted.is_none_or(|wanted| wanted == *direction))
        .map(|(realm, direction)| Page::new(realm, direction, P::PACKETS))
        .filter(|page| !page.packets.is_empty())
        .collect()
}

fn into_folder(pages: &[Page], folder: &Path) -> ExitCode {
    if let Err(error) = fs::create_dir_all(folder) {
        return terminal::give_up(format_args!("cannot make the folder {}: {error}", folder.display()));
    }
    for page in pages {
        let path = folder.join(page.file_name());
        if let Err(error) = fs::write(&path, page.to_string()) {
            return terminal::give_up(format_args!("cannot write {}: {error}", path.display()));
        }
        eprintln!("wrote {}", path.display());
    }
    ExitCode::SUCCESS
}

fn to_standard_output(pages: &[Page]) -> io::Result<()> {
    let mut output = io::stdout().lock();
    for (index, page) in pages.iter().enumerate() {
        if index > 0 {
            writeln!(output)?;
        }
        write!(output, "{page}")?;
    }
    output.flush()
}
