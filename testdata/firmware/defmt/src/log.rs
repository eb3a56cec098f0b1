//! defmt's logger: keeps the bytes of the log in a static.

use core::ptr::addr_of_mut;
use defmt::{global_logger, Encoder, Logger};

#[global_logger]
struct StaticLogger;

static mut ENCODER: Encoder = Encoder::new();
static mut LOG: Log = Log {
    bytes: [0; 256],
    length: 0,
};

struct Log {
    bytes: [u8; 256],
    length: usize,
}

// SAFETY: one thread and no interrupts, so nobody comes in between `acquire` and `release`.
unsafe impl Logger for StaticLogger {
    fn acquire() {
        unsafe { (*addr_of_mut!(ENCODER)).start_frame(keep) }
    }

    unsafe fn flush() {}

    unsafe fn release() {
        unsafe { (*addr_of_mut!(ENCODER)).end_frame(keep) }
    }

    unsafe fn write(bytes: &[u8]) {
        unsafe { (*addr_of_mut!(ENCODER)).write(bytes, keep) }
    }
}

fn keep(bytes: &[u8]) {
    // SAFETY: as above.
    let log = unsafe { &mut *addr_of_mut!(LOG) };
    for (place, &byte) in log.bytes[log.length..].iter_mut().zip(bytes) {
        *place = byte;
        log.length += 1;
    }
}

pub fn for_each_byte(mut visit: impl FnMut(u8)) {
    // SAFETY: as above, and nothing is logged meanwhile.
    let log = unsafe { &*addr_of_mut!(LOG) };
    for &byte in &log.bytes[..log.length] {
        visit(byte);
    }
}
