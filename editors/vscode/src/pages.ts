/** The pages of rules that were asked for, each at an address. Knows nothing of VS Code. */

export const SCHEME = "postlint";

export class Pages {
  private readonly known = new Map<string, string>();

  /** Keep a page, written in Markdown, and give the path it can be read at. */
  keep(rule: string, page: string): string {
    const path = `/${rule}.md`;
    this.known.set(path, page);
    return path;
  }

  /** The page at a path; empty where none was kept. */
  at(path: string): string {
    return this.known.get(path) ?? "";
  }
}
