//! What is particular to cortex-m-rt.

use crate::say;
use cortex_m::peripheral::syst::SystClkSource;
use cortex_m::peripheral::{Peripherals, SCB};
use cortex_m_rt::{entry, exception};

#[path = "../../common/hard_fault.rs"]
mod hard_fault;

pub use cortex_m::asm::wfi as wait;

#[entry]
fn main() -> ! {
    crate::run()
}

#[exception]
fn SysTick() {
    crate::tick();
}

pub fn start_ticking() {
    // SAFETY: nobody else uses SysTick.
    let mut timer = unsafe { Peripherals::steal() }.SYST;
    timer.set_clock_source(SystClkSource::Core);
    timer.set_reload(100_000 - 1);
    timer.clear_current();
    timer.enable_counter();
    timer.enable_interrupt();
}

pub fn reset() -> ! {
    SCB::sys_reset()
}

/// Says where RAM is for the linker: all of it, in both layouts.
pub fn report_memory() {
    unsafe extern "C" {
        static _ram_start: u8;
        static _ram_end: u8;
    }
    say!(
        "ram: {:?} to {:?}",
        &raw const _ram_start,
        &raw const _ram_end
    );
    #[cfg(feature = "paint-stack")]
    report_paint();
}

/// Looks for paint at the end of the stack, which is far from here.
#[cfg(feature = "paint-stack")]
fn report_paint() {
    unsafe extern "C" {
        static _stack_end: u32;
    }
    // SAFETY: the stack is readable, and has not grown to its end.
    let last = unsafe { (&raw const _stack_end).read_volatile() };
    assert!(
        last == cortex_m_rt::STACK_PAINT_VALUE,
        "{last:#x} is no paint"
    );
    say!("stack: painted");
}
