import type { SessionView } from "@tablee/shared/session/types";
import { AttestationStrip } from "../attestation/AttestationStrip.tsx";
import { LeavingStrip } from "./LeavingStrip.tsx";

/** What comes seldom at a table, in one script that is fetched when it does. */
export function SeldomStrip({ view }: { readonly view: SessionView }) {
  return (
    <>
      <AttestationStrip view={view} />
      <LeavingStrip view={view} />
    </>
  );
}
