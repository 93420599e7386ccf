import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";

/** A real disk that is soon full: a tmpfs of its own, which only root may mount. */
export interface SmallDisk extends Disposable {
  readonly folder: string;
  /** Takes all room but so many bytes. */
  fill(leaveBytes?: number): void;
  /** Gives it back. */
  free(): void;
}

const CHUNK = Buffer.alloc(4_096, 1);

function mount(folder: string, bytes: number): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder]).status === 0;
}

export function smallDisk(bytes: number): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-disk-"));
  if (!mount(folder, bytes)) throw new Error("a small disk cannot be mounted here");
  const ballast = path.join(folder, "ballast");
  return {
    folder,
    fill: (leaveBytes = 0) => {
      const file = openSync(ballast, "a");
      try {
        for (;;) {
          const { bavail, bsize } = statfsSync(folder);
          if (bavail * bsize <= leaveBytes) return;
          writeSync(file, CHUNK);
        }
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(ballast, { force: true }),
    [Symbol.dispose]: () => {
      // Lazily: a server that has just died may not have let go of its files yet.
      spawnSync("umount", ["-l", folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Why there is no small disk here, to stand in the title of a test that is not run; empty where there is one. */
export function whyNoSmallDisk(): string {
  if (process.platform !== "linux") return " (skipped: a small disk is made with Linux’s tmpfs)";
  try {
    smallDisk(1_048_576)[Symbol.dispose]();
    return "";
  } catch {
    return " (skipped: only root may mount a small disk)";
  }
}
