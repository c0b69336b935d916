/** The real server and the messages of this extension; `POSTLINT` names the program. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { initialSettings, SECTION, serverSettings } from "../src/settings";

const program = process.env["POSTLINT"];
const DRAFT = "🎉 Sorry if anybody felt offended by our last post.\n";
const set: Record<string, unknown> = { platform: "linkedin", audience: "", risk: "lens", delay: 0 };

test("the server takes the settings and answers", { skip: !program }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "postlint-"));
  const server = spawn(String(program), ["lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const messages: string[] = [];
  connection.onNotification("window/showMessage", ({ message }) => messages.push(message));
  const next = () =>
    new Promise<PublishDiagnosticsParams>((done) => {
      const waiting = connection.onNotification("textDocument/publishDiagnostics", (params) => {
        waiting.dispose();
        done(params);
      });
    });
  connection.listen();
  const read = (name: string) => set[name];
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
    initializationOptions: initialSettings(read),
  });
  await connection.sendNotification("initialized", {});

  const uri = pathToFileURL(path.join(folder, "a.md")).href;
  const opened = next();
  const textDocument = { uri, languageId: "markdown", version: 1, text: DRAFT };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
  const [found] = (await opened).diagnostics;
  assert.equal(found?.code, "tone/non-apology");
  const words = DRAFT.slice(found?.range.start.character, found?.range.end.character);
  assert.match(words, /^Sorry if/i);

  const explained = await connection.sendRequest("workspace/executeCommand", {
    command: "postlint.explain",
    arguments: [found?.code, uri, "en"],
  });
  assert.match(String(explained), /^\*\*tone\/non-apology\*\* /);

  const again = next();
  const german = { ...serverSettings(read), messageLanguage: "de" };
  await connection.sendNotification("workspace/didChangeConfiguration", {
    settings: { [SECTION]: german },
  });
  assert.notEqual((await again).diagnostics[0]?.message, found?.message);
  assert.deepEqual(messages, []);

  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  await new Promise((done) => server.once("exit", done));
  connection.dispose();
});
