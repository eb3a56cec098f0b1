//! The overflow for RISC-V. Linked as usual, the stack grows into the statics and corrupts them;
//! flipped, it grows out of RAM, and the trap handler runs.

#![no_std]
#![no_main]

use core::panic::PanicInfo;
use riscv::interrupt::Interrupt;
use riscv_rt::{core_interrupt, entry};

#[path = "../../common/overflow.rs"]
mod overflow;
#[path = "../../common/start_trap.rs"]
mod start_trap;

#[entry]
fn main() -> ! {
    set_timer();
    // SAFETY: the handler of the one interrupt that is enabled shares nothing with `main`.
    unsafe {
        riscv::register::mie::set_mtimer();
        riscv::interrupt::enable();
    }
    loop {
        overflow::overflow(REQUEST_TIMER);
    }
}

/// Looks at the flags while the stack grows.
#[core_interrupt(Interrupt::MachineTimer)]
fn timer() {
    overflow::check();
    set_timer();
}

fn on_fault() -> ! {
    overflow::fault()
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {}
}

/// Hart 0's time of the next timer interrupt, in the CLINT of SiFive's chips.
const COMPARE_LOW: *mut u32 = 0x0200_4000 as *mut u32;
/// Makes the timer interrupt pending: its time is over.
const REQUEST_TIMER: (*mut u32, u32) = (COMPARE_LOW, 0);

/// Asks for the next timer interrupt.
fn set_timer() {
    const COMPARE_HIGH: *mut u32 = 0x0200_4004 as *mut u32;
    const TIME_LOW: *const u32 = 0x0200_BFF8 as *const u32;
    // SAFETY: SiFive's chips have these registers, and nobody else uses them. The program ends
    // long before the low half of the time is full.
    unsafe {
        COMPARE_HIGH.write_volatile(0);
        COMPARE_LOW.write_volatile(TIME_LOW.read_volatile() + 10_000);
    }
}
