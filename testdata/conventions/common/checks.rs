//! The program in Rust, with an allocator of its own: see checks.c.

use core::alloc::{GlobalAlloc, Layout};
use core::hint::black_box;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicU8, AtomicUsize, Ordering::Relaxed};

use crate::semihosting::{exit, print, print_byte};

const BLOCK: usize = 64;
const FRAME: usize = 256;
const PATTERN: u8 = 0x5A;
const STACK: u8 = 0xAA;

const FAULT: usize = 0;
const OVERWRITTEN: usize = 2;
const OVERWRITTEN_AT_FAULT: usize = 3;
const WRONG: usize = 4;

/// In .data and in .bss, both larger than a frame, so that none can leap over them.
static SET: [AtomicU8; 1020] = [const { AtomicU8::new(PATTERN) }; 1020];
static ZEROED: [AtomicU8; 1020] = [const { AtomicU8::new(0) }; 1020];

/// The heap: its start, how much of it is given, and its end.
struct Heap {
    start: AtomicUsize,
    next: AtomicUsize,
    end: AtomicUsize,
}

#[global_allocator]
static HEAP: Heap = Heap {
    start: AtomicUsize::new(0),
    next: AtomicUsize::new(0),
    end: AtomicUsize::new(0),
};

// SAFETY: one thread; every byte is given once.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let block = self.next.load(Relaxed).next_multiple_of(layout.align());
        if block + layout.size() > self.end.load(Relaxed) {
            return null_mut();
        }
        self.next.store(block + layout.size(), Relaxed);
        block as *mut u8
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

/// The program, with a heap at an address.
pub fn run(start: usize, size: usize) -> ! {
    HEAP.start.store(start, Relaxed);
    HEAP.next.store(start, Relaxed);
    HEAP.end.store(start + size, Relaxed);
    if !statics_intact() {
        end("statics wrong from the start\n", WRONG);
    }
    let given = use_heap();
    print("heap ");
    print_number(given);
    print("\n");
    recurse(0, 1);
    if !heap_intact() {
        end("heap corrupted\n", WRONG);
    }
    print("statics intact\n");
    recurse(0, u32::MAX);
    end("no overflow\n", WRONG)
}

/// Where a fault ends, on a fresh stack. A fault that comes after the damage protects nothing.
pub fn on_fault() -> ! {
    if !statics_intact() {
        end("fault, statics corrupted\n", OVERWRITTEN_AT_FAULT);
    }
    if !heap_intact() {
        end("fault, heap corrupted\n", OVERWRITTEN_AT_FAULT);
    }
    end("fault, statics intact\n", FAULT)
}

fn statics_intact() -> bool {
    SET.iter().all(|byte| byte.load(Relaxed) == PATTERN)
        && ZEROED.iter().all(|byte| byte.load(Relaxed) == 0)
}

fn fill_of(address: usize) -> u8 {
    (address >> 3) as u8
}

fn use_heap() -> usize {
    let mut total = 0;
    let layout = Layout::from_size_align(BLOCK, 1).unwrap();
    loop {
        // SAFETY: the layout has a size, and the block is written to within it.
        unsafe {
            let block = alloc::alloc::alloc(layout);
            if block.is_null() {
                return total;
            }
            for at in 0..BLOCK {
                block.add(at).write_volatile(fill_of(block.addr() + at));
            }
        }
        total += BLOCK;
    }
}

fn heap_intact() -> bool {
    let given = HEAP.start.load(Relaxed)..HEAP.next.load(Relaxed);
    // SAFETY: memory of the heap that is written to.
    given.into_iter().all(|at| unsafe { (at as *const u8).read_volatile() } == fill_of(at))
}

/// Every call fills a frame, and looks at the statics.
#[inline(never)]
fn recurse(depth: u32, deepest: u32) -> u32 {
    let mut frame = [STACK; FRAME];
    // The optimiser must assume that the frame is read and changed.
    black_box(&mut frame);
    if !statics_intact() {
        end("statics corrupted\n", OVERWRITTEN);
    }
    let others = if depth == deepest { 0 } else { recurse(depth + 1, deepest) };
    others.wrapping_add(u32::from(black_box(&frame)[0]))
}

fn print_number(number: usize) {
    if number >= 10 {
        print_number(number / 10);
    }
    print_byte(b'0' + (number % 10) as u8);
}

fn end(line: &str, status: usize) -> ! {
    print(line);
    exit(status)
}
