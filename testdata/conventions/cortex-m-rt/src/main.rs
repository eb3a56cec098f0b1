#![no_std]
#![no_main]

extern crate alloc;

use core::panic::PanicInfo;

#[path = "../../common/checks.rs"]
mod checks;
#[path = "../../../firmware/common/hard_fault.rs"]
mod hard_fault;
#[path = "../../../firmware/common/semihosting.rs"]
mod semihosting;

use checks::on_fault;

const HEAP_SIZE: usize = 3072;

#[cortex_m_rt::entry]
fn main() -> ! {
    checks::run(cortex_m_rt::heap_start().addr(), HEAP_SIZE)
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    semihosting::print("panic\n");
    semihosting::exit(1)
}
