import assert from "node:assert/strict";
import { test } from "node:test";
import { Pages } from "../src/pages";

test("a page is read where it was kept, the newest counts", () => {
  const pages = new Pages();
  assert.equal(pages.keep("tone/sarcasm", "old"), "/tone/sarcasm.md");
  const path = pages.keep("tone/sarcasm", "**new**");
  assert.equal(pages.at(path), "**new**");
  assert.equal(pages.at("/tone/insult.md"), "");
});
