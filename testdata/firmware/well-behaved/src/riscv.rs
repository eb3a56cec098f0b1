//! What is particular to riscv-rt.

use core::arch::asm;
use riscv::interrupt::Interrupt;
use riscv_rt::{core_interrupt, entry};

#[path = "../../common/start_trap.rs"]
mod start_trap;

pub use riscv::asm::wfi as wait;

#[entry]
fn main() -> ! {
    crate::run()
}

#[core_interrupt(Interrupt::MachineTimer)]
fn timer() {
    crate::tick();
    set_timer();
}

pub fn start_ticking() {
    set_timer();
    // SAFETY: the handler of the one interrupt that is enabled shares a counter only.
    unsafe {
        riscv::register::mie::set_mtimer();
        riscv::interrupt::enable();
    }
}

/// Asks for the next timer interrupt, of the CLINT of SiFive's chips.
fn set_timer() {
    const COMPARE_LOW: *mut u32 = 0x0200_4000 as *mut u32;
    const COMPARE_HIGH: *mut u32 = 0x0200_4004 as *mut u32;
    const TIME_LOW: *const u32 = 0x0200_BFF8 as *const u32;
    // SAFETY: nobody else uses the timer. The program ends long before the low half of the time is
    // full.
    unsafe {
        COMPARE_HIGH.write_volatile(0);
        COMPARE_LOW.write_volatile(TIME_LOW.read_volatile() + 10_000);
    }
}

/// Starts again. (QEMU's SiFive chips have no reset that software could ask for.)
pub fn reset() -> ! {
    // SAFETY: the start code makes everything new, and needs nothing.
    unsafe { asm!("la t0, _start", "jr t0", options(noreturn)) }
}

/// riscv-rt has no symbols for that.
pub fn report_memory() {}
