// Debian's Chromium, watched: what the page must never do fails the test that made it happen.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";

export const chromiumPath = process.env.VERBATIM_CHROMIUM ?? "/usr/bin/chromium";

export function hasChromium() {
  return existsSync(chromiumPath);
}

export async function startBrowser(origin) {
  const profile = mkdtempSync(join(tmpdir(), "verbatim-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    viewport: { width: 1200, height: 800 },
    acceptDownloads: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"].concat([
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--font-render-hinting=none",
    ]),
  });
  context.setDefaultTimeout(15_000);
  const faults = [];
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith("blob:") && !url.startsWith("data:")) {
      faults.push(`a request left the host: ${url}`);
    }
  });
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`uncaught: ${error.error()}`));
  return {
    context,
    // The faults seen since the last call.
    takeFaults: () => faults.splice(0),
    async stop() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
