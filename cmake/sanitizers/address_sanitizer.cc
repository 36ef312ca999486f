// What AddressSanitizer has to know of the packaged libraries. Linked into every program of the
// preset asan.

// libpqxx 6.4 forgets the result of a statement (2 KB) when the connection breaks while it runs: it
// asks for the client's encoding before it takes the result over, and that throws.
extern "C" const char* __lsan_default_suppressions() { return "leak:libpqxx\n"; }
