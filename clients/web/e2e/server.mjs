// A real `verbatim serve` with a Postgres of its own, and calls of its API as JSON.
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const longestStart = 120_000;

export async function startServer(program, moreArguments = []) {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-page-"));
  chmodSync(folder, 0o755); // started by root, Postgres runs as another user
  const portFile = join(folder, "http-port");
  const child = spawn(
    program,
    ["serve", "--listen", "127.0.0.1:0", "--http", "127.0.0.1:0", "--data-dir", join(folder, "data")]
      .concat(["--http-port-file", portFile, ...moreArguments]),
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let log = "";
  child.stderr.on("data", (data) => (log += data));
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const deadline = Date.now() + longestStart;
  while (!existsSync(portFile) || readFileSync(portFile, "utf8").trim() === "") {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`the server did not start:\n${log}`);
    }
    await wait(20);
  }
  const origin = `http://127.0.0.1:${readFileSync(portFile, "utf8").trim()}`;
  return {
    origin,
    folder,
    log: () => log,
    call: (method, request) => call(origin, method, request),
    async stop() {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function call(origin, method, request) {
  const response = await fetch(`${origin}/verbatim.v1.${method}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(request),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${method}: ${answer.code}: ${answer.message}`);
  return answer;
}
