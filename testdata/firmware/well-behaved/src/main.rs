//! Does what programs do, within its stack: must say the same plain and flipped.
//!
//! It checks its statics, recurses deeply, takes interrupts, uses a heap, resets itself, and does
//! it all again. Whatever is wrong ends in a panic or a fault, and in the exit status.

#![no_std]
#![no_main]

extern crate alloc;

use core::fmt;
use core::hint::black_box;
use core::panic::PanicInfo;
use core::sync::atomic::{AtomicU32, Ordering};

#[cfg_attr(target_arch = "arm", path = "cortex_m.rs")]
#[cfg_attr(not(target_arch = "arm"), path = "riscv.rs")]
mod chip;
mod heap;
mod kept;
#[path = "../../common/semihosting.rs"]
mod semihosting;
mod statics;

/// Prints a line.
macro_rules! say {
    ($($argument:tt)*) => {{
        use core::fmt::Write;
        // Printing cannot fail: the host takes everything.
        let _ = writeln!(crate::Host, $($argument)*);
    }};
}
use say;

struct Host;

impl fmt::Write for Host {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        semihosting::print(text);
        Ok(())
    }
}

/// Exit status: a check failed.
const WRONG: usize = 1;
/// Exit status: the processor faulted.
const FAULT: usize = 3;

/// Interrupts since the last reset.
static TICKS: AtomicU32 = AtomicU32::new(0);

/// The program. The start code of the chip calls it.
fn run() -> ! {
    let boot = kept::count_boots();
    say!("well-behaved: boot {boot}");
    chip::report_memory();
    statics::check();
    chip::start_ticking();
    say!("recursion: {} calls give {}", DEPTH, recurse(DEPTH));
    heap::check();
    wait_for_ticks(5);
    if boot == 1 {
        statics::spoil();
        say!("well-behaved: reset");
        chip::reset();
    }
    say!("well-behaved: done");
    semihosting::exit(0)
}

/// As many calls as need a quarter of RAM and a bit.
const DEPTH: u32 = match u32::from_str_radix(env!("RAM_KIB"), 10) {
    Ok(number) => number,
    Err(_) => panic!(),
};

/// Every call takes 256 bytes of stack and more, and finds them as it left them.
#[inline(never)]
fn recurse(depth: u32) -> u32 {
    let mut frame = [depth as u8; 256];
    // The optimiser must assume that the frame is read and changed.
    black_box(&mut frame);
    let others = if depth == 0 {
        // An interrupt, where the stack is deepest.
        chip::wait();
        0
    } else {
        recurse(depth - 1)
    };
    assert!(frame.iter().all(|&byte| byte == depth as u8));
    others + u32::from(frame[0])
}

/// Counts an interrupt. For the interrupt. (Loads and stores only: Armv6-M has nothing more.)
fn tick() {
    TICKS.store(TICKS.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
}

fn wait_for_ticks(count: u32) {
    while TICKS.load(Ordering::Relaxed) < count {
        chip::wait();
    }
    say!("interrupts: {count} seen");
}

fn on_fault() -> ! {
    say!("well-behaved: FAULT");
    semihosting::exit(FAULT)
}

#[panic_handler]
fn panic(info: &PanicInfo) -> ! {
    say!("well-behaved: {info}");
    semihosting::exit(WRONG)
}
