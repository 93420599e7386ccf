import type { IncomingMessage } from "node:http";
import type { Config } from "../config.ts";

/**
 * The address of this server as the request’s sender sees it. `protocol`: Express’s, which believes what a proxy in
 * front forwards only if the configuration trusts that proxy.
 */
export function baseOf(
  request: Pick<IncomingMessage, "headers"> & { readonly protocol: string },
  config: Config,
): string {
  return config.publicUrl ?? `${request.protocol}://${request.headers.host ?? "localhost"}`;
}

/**
 * Browsers send the page’s origin with every upgrade and every write. A foreign page must not act with the cookie of
 * whoever looks at it. Scripts send none, and bring their own token.
 */
export function isForeign(request: IncomingMessage, config: Config): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  if (config.publicUrl) return origin !== new URL(config.publicUrl).origin;
  try {
    // Behind a proxy that ends TLS the scheme differs; the host is what tells one site from another.
    return new URL(origin).host !== request.headers.host;
  } catch {
    return true;
  }
}
