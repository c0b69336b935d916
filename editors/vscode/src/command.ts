/** Which `postlint` is started. Knows nothing of VS Code. */

import * as path from "node:path";

export interface Surroundings {
  /** The value of the setting `postlint.path`. */
  readonly setting: string;
  /** The first folder of the workspace, if there is one. */
  readonly folder?: string | undefined;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** Whether programs out of the folder may be started. */
  readonly trusted: boolean;
  readonly exists: (file: string) => boolean;
}

/** The program to start: the one that is set, the one in the folder's `.venv`, else `postlint`. */
export function command(around: Surroundings): string {
  const setting = around.setting.trim();
  if (setting) {
    return filledIn(setting, around);
  }
  const own = around.folder ? inEnvironment(around.folder, around.platform) : undefined;
  return own && around.trusted && around.exists(own) ? own : "postlint";
}

/** What to tell somebody whose `postlint` does not start. */
export function notStarted(program: string, reason: string): string {
  return `postlint does not start (${program}: ${reason}). Install it with: pip install 'postlint[lsp]'`;
}

function filledIn(setting: string, around: Surroundings): string {
  const whole = setting.replaceAll("${workspaceFolder}", around.folder ?? ".");
  return whole === "~" || /^~[\\/]/.test(whole) ? around.home + whole.slice(1) : whole;
}

function inEnvironment(folder: string, platform: NodeJS.Platform): string {
  return platform === "win32"
    ? path.win32.join(folder, ".venv", "Scripts", "postlint.exe")
    : path.posix.join(folder, ".venv", "bin", "postlint");
}
