import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { OrganisationBody } from "@tablee/shared/protocol/organisation";
import type { Organisation } from "@tablee/shared/protocol/organisation";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";

/** The configuration, parsed once. docs/configuration.md is its table. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Where people reach the server, without a slash at the end; null: the Host header of each request. */
  readonly publicUrl: string | null;
  /** Proxies in front whose forwarded address is believed. */
  readonly trustedProxies: number;
  readonly logLevel: string;
  readonly clientDir: string;
  /** Opens /metrics; null: only this machine may look. */
  readonly metricsToken: string | null;
  /** Who runs this server, as they say it; null: they have not. */
  readonly organisation: Organisation | null;
}

function whole(low: number, high: number, otherwise: number) {
  const error = `must be a whole number from ${low} to ${high}`;
  return z.coerce.number({ error }).int({ error }).min(low, { error }).max(high, { error }).default(otherwise);
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

const Environment = z.object({
  HOST: z.string().default("0.0.0.0"),
  PORT: whole(0, 65_535, 3_000),
  DATA_DIR: z.string().default("./data"),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be an address as https://tables.example.org" })
    // Cookies, links and the check of where a page comes from know one site, and no folder of one.
    .refine((url) => !URL.canParse(url) || new URL(url).pathname === "/", {
      error: "must have no path behind the host",
    })
    .optional(),
  TRUSTED_PROXIES: whole(0, 10, 0),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` }).default("info"),
  CLIENT_DIR: z.string().default("client/dist"),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,200}$/, { error: "must be 16 to 200 letters, digits or signs of a bearer token" })
    .optional(),
  ORGANISATION_FILE: z.string().optional(),
});

/** Read at the start: a page of legal notice must not come and go. */
function organisationIn(file: string): Reply<Organisation> {
  try {
    const parsed = OrganisationBody.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) return yes(parsed.data);
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".") || "it"} ${issue.message}`);
    return no("bad-config", `ORGANISATION_FILE ${file}: ${wrong.join("; ")}`);
  } catch (error) {
    return no("bad-config", `ORGANISATION_FILE ${file} cannot be read: ${String(error)}`);
  }
}

/** The refusal's detail names each variable and what is wrong with it. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Reply<Config, "bad-config"> {
  // An empty variable means the same as none: that is how compose files and unit files leave a value out.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    return no("bad-config", parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("\n"));
  }
  const { data } = parsed;
  const organisation = data.ORGANISATION_FILE === undefined ? yes(null) : organisationIn(data.ORGANISATION_FILE);
  if (!organisation.ok) return no("bad-config", organisation.detail);
  return yes({
    host: data.HOST,
    port: data.PORT,
    dataDir: path.resolve(data.DATA_DIR),
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    trustedProxies: data.TRUSTED_PROXIES,
    logLevel: data.LOG_LEVEL,
    clientDir: path.resolve(data.CLIENT_DIR),
    metricsToken: data.METRICS_TOKEN ?? null,
    organisation: organisation.value,
  });
}
