//! Overflows its stack on purpose. Linked as usual, the stack grows into the statics and corrupts
//! them; flipped, it grows out of RAM, and the fault handler runs.

#![no_std]
#![no_main]

use core::panic::PanicInfo;
use cortex_m_rt::{entry, exception};

#[path = "../../common/hard_fault.rs"]
mod hard_fault;
#[path = "../../common/overflow.rs"]
mod overflow;

#[entry]
fn main() -> ! {
    start_ticking();
    loop {
        overflow::overflow(REQUEST_SYSTICK);
    }
}

/// Looks at the flags while the stack grows.
#[exception]
fn SysTick() {
    overflow::check();
}

fn on_fault() -> ! {
    overflow::fault()
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {}
}

/// Makes SysTick pending: bit 26 of the Interrupt Control and State Register.
const REQUEST_SYSTICK: (*mut u32, u32) = (0xE000_ED04 as *mut u32, 1 << 26);

/// Starts the SysTick timer. (A few registers; the crate `cortex-m` has them with names.)
fn start_ticking() {
    const CONTROL: *mut u32 = 0xE000_E010 as *mut u32;
    const RELOAD: *mut u32 = 0xE000_E014 as *mut u32;
    const CURRENT: *mut u32 = 0xE000_E018 as *mut u32;
    const PROCESSOR_CLOCK: u32 = 1 << 2;
    const INTERRUPT: u32 = 1 << 1;
    const ENABLE: u32 = 1 << 0;
    // SAFETY: every Cortex-M used here has these registers, and nobody else uses them.
    unsafe {
        RELOAD.write_volatile(100_000 - 1);
        CURRENT.write_volatile(0);
        CONTROL.write_volatile(PROCESSOR_CLOCK | INTERRUPT | ENABLE);
    }
}
