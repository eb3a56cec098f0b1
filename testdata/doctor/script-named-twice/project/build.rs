fn main() {
    println!("cargo:rustc-link-arg=-Tlink.x");
}
