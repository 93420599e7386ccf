import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, fstatSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";

/** A file system of its own that can be full, where this account may mount one. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room that is left, but for so many bytes. */
  fill(leaveBytes?: number): void;
  free(): void;
  [Symbol.dispose](): void;
}

const TMPFS = ["-t", "tmpfs", "-o"];

function canMount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-mount-"));
  const mounted = spawnSync("mount", [...TMPFS, "size=64k", "tablee-test", folder]).status === 0;
  if (mounted) spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true, force: true });
  return mounted;
}

export const NO_SMALL_DISK = canMount() ? "" : " (skipped: this account may not mount a small disk)";

export function openSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-disk-"));
  execFileSync("mount", [...TMPFS, `size=${megabytes}m`, "tablee-test", folder]);
  const ballast = path.join(folder, "ballast");
  return {
    folder,
    fill: (leaveBytes = 0) => {
      const handle = openSync(ballast, "a");
      // Ever smaller pieces, to the last byte.
      for (let size = 1 << 20; size > 0; size >>= 1) while (tookAll(handle, size)) continue;
      if (leaveBytes > 0) ftruncateSync(handle, Math.max(0, fstatSync(handle).size - leaveBytes));
      closeSync(handle);
    },
    free: () => rmSync(ballast, { force: true }),
    [Symbol.dispose]: () => {
      execFileSync("umount", [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function tookAll(handle: number, size: number): boolean {
  try {
    return writeSync(handle, new Uint8Array(size)) === size;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") return false;
    throw error;
  }
}
