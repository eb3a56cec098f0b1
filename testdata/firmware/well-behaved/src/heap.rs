//! The heap: in a static, or behind the statics, where the linker script says that RAM is free.

use crate::say;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;
use embedded_alloc::LlffHeap;

#[global_allocator]
static HEAP: LlffHeap = LlffHeap::empty();

/// Whoever flips the layout must reserve as much, if the heap lies behind the statics.
const SIZE: usize = 1024;

#[cfg(not(feature = "heap-behind-statics"))]
fn start() -> usize {
    use core::mem::MaybeUninit;
    static mut ARENA: [MaybeUninit<u8>; SIZE] = [MaybeUninit::uninit(); SIZE];
    (&raw mut ARENA).addr()
}

#[cfg(feature = "heap-behind-statics")]
fn start() -> usize {
    unsafe extern "C" {
        static mut __sheap: u8;
    }
    (&raw mut __sheap).addr()
}

/// Takes the heap into use, and uses it.
pub fn check() {
    // SAFETY: called once, and the memory is for the heap alone.
    unsafe { HEAP.init(start(), SIZE) };
    let mut text = String::new();
    for square in (1..=10).map(|n| n * n).collect::<Vec<u32>>() {
        // Writing to a string cannot fail.
        let _ = write!(text, " {square}");
    }
    say!("heap:{text}");
    drop(text);
    // Nearly all there is; it must come back every time.
    for round in 0..100_u8 {
        let block = Box::new([round; SIZE - 32]);
        assert!(block.iter().all(|&byte| byte == round));
    }
    assert!(HEAP.used() == 0, "{} bytes of heap are lost", HEAP.used());
}
