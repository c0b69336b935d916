/** Starts `postlint lsp` and shows what only VS Code can show. */

import { existsSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { command, notStarted } from "./command";
import { Pages, SCHEME } from "./pages";
import { initialSettings, Reader, SECTION, serverSettings } from "./settings";

const EXPLAIN = "postlint.explain";
const SELECTOR = [
  ...["file", "untitled"].flatMap((scheme) => [
    { scheme, language: "markdown" },
    { scheme, language: "plaintext" },
    { scheme, language: "jsonl" },
  ]),
  { scheme: "file", pattern: "**/*.jsonl" },
];

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const pages = new Pages();
  const provider = { provideTextDocumentContent: (uri: vscode.Uri) => pages.at(uri.path) };
  const restart = async (): Promise<void> => {
    await client?.dispose();
    await start(pages);
  };
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    vscode.commands.registerCommand("postlint.restart", restart),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((change) => changed(change, restart)),
  );
  await start(pages);
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

async function changed(
  change: vscode.ConfigurationChangeEvent,
  restart: () => Promise<void>,
): Promise<void> {
  if (change.affectsConfiguration(`${SECTION}.path`)) {
    await restart();
  } else if (change.affectsConfiguration(SECTION) && client?.isRunning()) {
    const settings = { [SECTION]: serverSettings(reader()) };
    await client.sendNotification("workspace/didChangeConfiguration", { settings });
  }
}

async function start(pages: Pages): Promise<void> {
  const program = command({
    setting: vscode.workspace.getConfiguration(SECTION).get("path", ""),
    folder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
    home: homedir(),
    platform: process.platform,
    trusted: vscode.workspace.isTrusted,
    exists: existsSync,
  });
  const run = { command: program, args: ["lsp"], transport: TransportKind.stdio };
  client = new LanguageClient(SECTION, "postlint", run, {
    documentSelector: SELECTOR,
    initializationOptions: initialSettings(reader()),
    middleware: {
      workspace: { configuration: ({ items }) => items.map(() => serverSettings(reader())) },
      executeCommand: async (name, args, next) => {
        const result: unknown = await next(name, args);
        if (name === EXPLAIN && typeof result === "string") {
          await show(pages, String(args[0]), result);
        }
        return result;
      },
    },
  });
  try {
    await client.start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(notStarted(program, reason));
  }
}

/** Show the page of a rule beside the draft. */
async function show(pages: Pages, rule: string, page: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: pages.keep(rule, page) });
  await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
}

function reader(): Reader {
  const found = vscode.workspace.getConfiguration(SECTION);
  return (name) => found.get(name);
}
