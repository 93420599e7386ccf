import { encode } from "uqr";
import { useMemo } from "react";
import "./qr.css";

/** Always dark on light, in every theme: cameras read it better, some read nothing else. */
export function Qr({ text, label }: { readonly text: string; readonly label: string }) {
  const { path, size } = useMemo(() => {
    const code = encode(text, { ecc: "M", border: 3 });
    const cells = code.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
    return { path: cells.join(""), size: code.size };
  }, [text]);
  return (
    <svg className="ui-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect className="ui-qr-light" width={size} height={size} />
      <path className="ui-qr-dark" d={path} />
    </svg>
  );
}
