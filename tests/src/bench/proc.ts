import { readdirSync, readFileSync } from "node:fs";

/** What the operating system says of a process: the only clock that neither the server nor the load program holds. */

/** USER_HZ: the unit of /proc on every Linux that Node runs on. */
const MS_PER_TICK = 10;

/** The fields of /proc/<pid>/stat behind the name, which may itself hold spaces and brackets. */
function statOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, "latin1");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

function childrenOf(pid: number): number[] {
  const all = readdirSync("/proc")
    .map(Number)
    .filter((id) => id > 0);
  return all.filter((id) => {
    try {
      return Number(statOf(id)[1]) === pid;
    } catch {
      // It ended between the listing and the reading.
      return false;
    }
  });
}

function family(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(family)];
}

/** Milliseconds of CPU, user and kernel, of the process, all its threads, and its children alive or gone. */
export function cpuMsOf(pid: number): number {
  const ticks = family(pid).map((id) => {
    const fields = statOf(id);
    return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
  });
  return ticks.reduce((sum, one) => sum + one, 0) * MS_PER_TICK;
}

/** kB of memory that the process and its children hold. */
export function rssKbOf(pid: number): number {
  const sizes = family(pid).map((id) =>
    Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0),
  );
  return sizes.reduce((sum, one) => sum + one, 0);
}
