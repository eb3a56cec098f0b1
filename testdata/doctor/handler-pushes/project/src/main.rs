#![no_std]
#![no_main]

use cortex_m_rt::{entry, exception, ExceptionFrame};

#[exception]
unsafe fn HardFault(frame: &ExceptionFrame) -> ! {
    panic!("{:?}", frame)
}
