// The installed package against a real server. VERBATIM_PROGRAM is the program,
// VERBATIM_TYPESCRIPT_PROJECT a project that has the package.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { startServer } from "../../web/e2e/server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const project = process.env.VERBATIM_TYPESCRIPT_PROJECT;
const program = process.env.VERBATIM_PROGRAM;
const client = await import(pathToFileURL(join(project, "node_modules/verbatim-client/dist/index.js")));

let server;
let verbatim;

before(async () => {
  server = await startServer(program);
  verbatim = client.connect({ server: server.origin });
  for (let day = 1; day <= 3; ++day) {
    const { outcome } = await verbatim.articles.ingestArticle({
      article: {
        url: `https://news.test/${day}`,
        outlet: "Example Herald",
        text: `“Speed saves lives on day ${"abc"[day - 1]},” Ada Okafor said.\n`,
      },
    });
    assert.equal(outcome, client.IngestOutcome.CREATED);
  }
});

after(() => server.stop());

test("the example says who said what", () => {
  const run = (...files) =>
    spawnSync(process.execPath, [join(project, "who_said.mjs"), ...files], {
      encoding: "utf8",
      env: { ...process.env, VERBATIM_HTTP: server.origin },
    });
  const said = run();
  assert.equal(said.status, 0, said.stderr);
  assert.match(said.stdout, /^Ada Okafor: “Speed saves lives,”\n    [A-Z_]+ https:\/\/news\.test\/1#:~:text=/);
  const missing = run("/no/such/file");
  assert.equal(missing.status, 1);
});

test("pages of a list are turned", async () => {
  const names = [];
  let turned = 0;
  for await (const { articles } of client.pages(verbatim.articles.listArticles, { pageSize: 1 })) {
    names.push(...articles.map(({ name }) => name));
    ++turned;
  }
  assert.deepEqual(names.sort(), ["articles/1", "articles/2", "articles/3"]);
  assert.equal(turned, 3);
});

test("an error has the server's reason", async () => {
  await assert.rejects(verbatim.quotes.getQuote({ name: "quotes/999999" }), (error) => {
    assert.equal(error.code, client.Code.NotFound);
    return client.reasonOf(error) === "QUOTE_NOT_FOUND";
  });
  assert.equal(client.reasonOf(new Error("other")), "");
});

test("a server that does not answer is not waited for longer than asked", async () => {
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.on("listening", resolve));
  const deaf = client.connect({ server: `http://127.0.0.1:${silent.address().port}`, timeout: 100 });
  await assert.rejects(deaf.articles.listOutlets({}), (error) => error.code === client.Code.DeadlineExceeded);
  silent.close();
});

test("a token says who calls", async () => {
  const tokens = join(server.folder, "tokens");
  const token = execFileSync(program, ["token", "--tokens", tokens, "create", "desk", "--role", "reader"], {
    encoding: "utf8",
  }).match(/verbatim_\S+/)[0];
  const guarded = await startServer(program, ["--tokens", tokens]);
  try {
    const stranger = client.connect({ server: guarded.origin });
    await assert.rejects(stranger.articles.listOutlets({}), (error) => error.code === client.Code.Unauthenticated);
    const desk = client.connect({ server: `${guarded.origin}/`, token });
    assert.deepEqual((await desk.articles.listOutlets({})).outlets, []);
  } finally {
    await guarded.stop();
  }
});

test("every method that HTTP can carry is there", () => {
  const clients = Object.values(verbatim);
  for (const [name, service] of Object.entries(client).filter(([name]) => name.endsWith("Service"))) {
    for (const { localName, methodKind } of service.methods) {
      if (methodKind !== "unary") continue;
      assert.ok(clients.some((one) => localName in one), `${name}.${localName}`);
    }
  }
});

test("the types fit a program that uses them", () => {
  const checked = spawnSync(
    process.execPath,
    [
      join(here, "../../web/node_modules/typescript/bin/tsc"),
      ...["--noEmit", "--checkJs", "--allowJs", "--strict", "--target", "es2022", "--module", "nodenext"],
      ...["--skipLibCheck", "--lib", "es2022,dom", join(project, "typed.mts")],
    ],
    { cwd: project, encoding: "utf8" },
  );
  assert.equal(checked.stdout, "");
});
