import assert from "node:assert/strict";
import { test } from "node:test";
import { command, notStarted, Surroundings } from "../src/command";

const around: Surroundings = {
  setting: "",
  folder: "/home/me/posts",
  home: "/home/ana",
  platform: "linux",
  trusted: true,
  exists: () => false,
};
const there = (file: string) => (known: string) => known === file;
const unix = "/home/me/posts/.venv/bin/postlint";
const windows = "C:\\posts\\.venv\\Scripts\\postlint.exe";

const cases: [string, Partial<Surroundings>, string][] = [
  ["nothing is set", {}, "postlint"],
  ["a path is set", { setting: " /opt/postlint " }, "/opt/postlint"],
  ["the folder is filled in", { setting: "${workspaceFolder}/bin/p" }, "/home/me/posts/bin/p"],
  ["no folder is open", { setting: "${workspaceFolder}/p", folder: undefined }, "./p"],
  ["home is filled in", { setting: "~/bin/postlint" }, "/home/ana/bin/postlint"],
  ["a name begins with a tilde", { setting: "~p" }, "~p"],
  ["the folder has an environment", { exists: there(unix) }, unix],
  ["a setting goes first", { setting: "p", exists: there(unix) }, "p"],
  ["the folder is not trusted", { exists: there(unix), trusted: false }, "postlint"],
  ["no folder", { folder: undefined, exists: () => true }, "postlint"],
  [
    "Windows",
    { folder: "C:\\posts", platform: "win32", exists: there(windows) },
    windows,
  ],
];

for (const [name, changes, expected] of cases) {
  test(name, () => assert.equal(command({ ...around, ...changes }), expected));
}

test("who has no postlint is told how to get it", () => {
  assert.match(notStarted("postlint", "ENOENT"), /\(postlint: ENOENT\).*pip install 'postlint\[lsp\]'/);
});
