//! Processor time. Unlike the time that passes, it hardly depends on what else a machine does.

use std::error::Error;

pub(crate) use nix::sys::resource::UsageWho;
use nix::sys::resource::getrusage;

/// The seconds that this process has taken so far, or all commands that it ran.
pub(crate) fn processor_seconds(of: UsageWho) -> Result<f64, Box<dyn Error>> {
    let usage = getrusage(of)?;
    let seconds =
        [usage.user_time(), usage.system_time()].map(|time| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6);
    Ok(seconds.iter().sum())
}
