/** What the user has set, as the server wants to hear it. Knows nothing of VS Code. */

export const SECTION = "postlint";

/** The settings of the server; `path` is the extension's own. */
const TOLD = ["platform", "audience", "language", "messageLanguage", "risk", "delay"] as const;

export type Reader = (name: string) => unknown;

/** The settings for the server. Those left empty are null, which takes an earlier value back. */
export function serverSettings(read: Reader): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name of TOLD) {
    const value = read(name);
    found[name] = value === "" || value === undefined ? null : value;
  }
  return found;
}

/** The settings at the start: this client shows the pages of rules itself. */
export function initialSettings(read: Reader): Record<string, unknown> {
  return { ...serverSettings(read), explain: "result" };
}
