//! A global allocator that counts, so that a test can show that something does not allocate.
//!
//! It is a crate of its own because it cannot be written without `unsafe`, which is forbidden everywhere else.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    // Tests run side by side, so each thread has its own count. Neither the value nor its registration allocates: it is
    // constant and has no destructor.
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

/// The system's allocator, counting how often the current thread asked it for memory.
///
/// A test binary puts it in place with `#[global_allocator]`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counting;

/// How often `work` asks for memory: fresh, zeroed or resized.
///
/// Zero also if [`Counting`] is not the global allocator, so a test has to show first that something is counted.
pub fn count(work: impl FnOnce()) -> usize {
    let before = COUNT.get();
    work();
    COUNT.get() - before
}

fn one_more() {
    // A thread that is ending has no count any more, and nobody who asks for it.
    let _ = COUNT.try_with(|count| count.set(count.get() + 1));
}

// SAFETY: every method hands its arguments on to the system's allocator unchanged, and the caller keeps the same promises
// towards both. Counting touches no memory that is allocated here.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        one_more();
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        one_more();
        // SAFETY: the caller's promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        one_more();
        // SAFETY: the caller's promise.
        unsafe { System.realloc(memory, layout, new_size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(memory, layout) }
    }
}
