import "./mark.css";

/** The table and the four who sit at it. */
export function Mark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg className="ui-mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <circle className="ui-mark-table" cx="16" cy="16" r="7.5" />
      <g className="ui-mark-seats">
        <circle cx="16" cy="3.5" r="2.7" />
        <circle cx="28.5" cy="16" r="2.7" />
        <circle cx="16" cy="28.5" r="2.7" />
        <circle cx="3.5" cy="16" r="2.7" />
      </g>
    </svg>
  );
}
