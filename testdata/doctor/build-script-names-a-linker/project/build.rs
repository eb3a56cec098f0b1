fn main() {
    println!("cargo:rustc-linker=flip-script");
    println!("cargo::rustc-linker=flip-script");
    // println!("cargo:rustc-linker=comment");
    println!("cargo:rustc-link-arg-bins=-Tlink.x");
}
