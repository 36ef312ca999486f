// Runs the tests, or ends with 77, CTest's "skipped", where the package could not be built.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

if (!existsSync(join(process.env.VERBATIM_TYPESCRIPT_PROJECT, "package.json"))) process.exit(process.env.CI ? 1 : 77);
const tests = join(dirname(fileURLToPath(import.meta.url)), "package.test.mjs");
process.exit(spawnSync(process.execPath, ["--test", tests], { stdio: "inherit" }).status ?? 1);
