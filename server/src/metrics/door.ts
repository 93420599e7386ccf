import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;
/** What proxies add: with one of them the request only seems to come from this machine. */
const FORWARDING = /^(?:forwarded|via|x-real-ip|x-forwarded-.*|cf-connecting-ip|true-client-ip)$/;

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

export interface Asking {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Who may look at the figures: whoever brings the token; without a token, whoever sits at this machine. The name under
 * which the machine is asked counts as well: a page of another site that had its name point here is told nothing.
 */
export function mayMeasure({ headers, socket }: Asking, token: string | null): boolean {
  if (token !== null) {
    const given = /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1];
    return given !== undefined && timingSafeEqual(digest(given), digest(token));
  }
  if (Object.keys(headers).some((name) => FORWARDING.test(name))) return false;
  return LOOPBACK.test(socket.remoteAddress ?? "") && LOCAL_HOST.test(headers.host ?? "");
}
