//! Logs with defmt into a static, then prints what the log holds.

#![no_std]
#![no_main]

use core::panic::PanicInfo;
use cortex_m_rt::entry;

#[path = "../../common/hard_fault.rs"]
mod hard_fault;
mod log;
#[path = "../../common/semihosting.rs"]
mod semihosting;

/// Exit status: the processor faulted.
const FAULT: usize = 3;

#[entry]
fn main() -> ! {
    defmt::println!("started");
    for round in 1..=3_u8 {
        defmt::error!("round {=u8} of {=str}", round, "three");
    }
    semihosting::print("defmt: ");
    log::for_each_byte(|byte| {
        // Two letters a byte, a to p: all that matters is that every byte shows.
        semihosting::print_byte(b'a' + (byte >> 4));
        semihosting::print_byte(b'a' + (byte & 0xF));
    });
    semihosting::print("\n");
    semihosting::exit(0)
}

fn on_fault() -> ! {
    semihosting::print("defmt: FAULT\n");
    semihosting::exit(FAULT)
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {}
}
