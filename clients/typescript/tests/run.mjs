// Runs a file of tests, or ends with 77, CTest's "skipped", where the package could not be built.
// Usage: node run.mjs FILE
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

if (!existsSync(join(process.env.VERBATIM_TYPESCRIPT_PROJECT, "package.json"))) process.exit(process.env.CI ? 1 : 77);
const tests = join(dirname(fileURLToPath(import.meta.url)), process.argv[2]);
process.exit(spawnSync(process.execPath, ["--test", tests], { stdio: "inherit" }).status ?? 1);
