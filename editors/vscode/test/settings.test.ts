import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { test } from "node:test";
import { initialSettings, SECTION, serverSettings } from "../src/settings";

const manifest = JSON.parse(
  readFileSync(path.join(__dirname, "..", "..", "package.json"), "utf-8"),
);
const declared: Record<string, { default: unknown }> =
  manifest.contributes.configuration.properties;

test("what is empty is taken back", () => {
  const set: Record<string, unknown> = { platform: "x", audience: "", delay: 0 };
  assert.deepEqual(serverSettings((name) => set[name]), {
    platform: "x",
    audience: null,
    language: null,
    messageLanguage: null,
    risk: null,
    delay: 0,
  });
});

test("every setting of the server is declared, and the other way round", () => {
  const told = Object.keys(serverSettings(() => undefined)).map((name) => `${SECTION}.${name}`);
  assert.deepEqual([...told, `${SECTION}.path`].sort(), Object.keys(declared).sort());
});

test("at the start the server learns who shows explanations", () => {
  const initial = initialSettings((name) => declared[`${SECTION}.${name}`]?.default);
  assert.equal(initial["explain"], "result");
  assert.equal(initial["risk"], "lens");
});
