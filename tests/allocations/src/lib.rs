//! A global allocator that counts allocations, so that a test can assert that code does not allocate.
//!
//! It is a separate crate because it needs `unsafe`, which the other crates forbid.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    // Tests run in parallel, so each thread has its own count. Access to it does not allocate, because the value is constant and has no
    // destructor.
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

/// The system's allocator, which counts the allocations of the current thread.
///
/// A test binary installs it with `#[global_allocator]`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counting;

/// Runs `work` and returns how often it allocated or reallocated memory.
///
/// The result is 0 if [`Counting`] is not the global allocator, so a test has to show first that allocations are counted.
pub fn count(work: impl FnOnce()) -> usize {
    let before = COUNT.get();
    work();
    COUNT.get() - before
}

fn one_more() {
    // A thread that is ending has dropped its count, and no test reads it.
    let _ = COUNT.try_with(|count| count.set(count.get() + 1));
}

// SAFETY: every method passes its arguments unchanged to the system's allocator, which has the same safety requirements. Counting does not
// touch the allocated memory.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        one_more();
        // SAFETY: the caller upholds the requirements.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        one_more();
        // SAFETY: the caller upholds the requirements.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        one_more();
        // SAFETY: the caller upholds the requirements.
        unsafe { System.realloc(memory, layout, new_size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller upholds the requirements.
        unsafe { System.dealloc(memory, layout) }
    }
}
