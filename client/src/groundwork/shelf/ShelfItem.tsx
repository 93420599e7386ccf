import { BookOpen, ExternalLink, MapPin, MessageCircle } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { editStatement } from "@tablee/shared/board/edit-statements";
import { linksIn, wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Statement } from "@tablee/shared/board/types";
import { STATEMENT_ADDRESS_MAX_CHARS, STATEMENT_NOTE_MAX_CHARS } from "@tablee/shared/limits";
import { SHELF_KINDS, shelfKindOf } from "@tablee/shared/practice/shelf";
import type { ShelfKind } from "@tablee/shared/practice/shelf";
import { useMay, useWorkspace } from "../../board/workspace-context.ts";
import { KeptField } from "../../practice/KeptField.tsx";
import { StatementRow } from "../../practice/StatementRow.tsx";
import { SelectField } from "../../ui/SelectField.tsx";

const ICONS: Readonly<Record<ShelfKind, LucideIcon>> = { visit: MapPin, story: MessageCircle, resource: BookOpen };

interface ShelfItemProps {
  readonly item: Statement;
  readonly before: Statement | undefined;
  readonly after: readonly Statement[];
  /** Just put there by whoever looks: what more there is to say is asked at once. */
  readonly isFresh: boolean;
}

/** One thing of the shelf: its kind, why, where, under which licence, whom to ask. */
export function ShelfItem({ item, before, after, isFresh }: ShelfItemProps) {
  const { t } = useTranslation("mapping");
  const { t: practice } = useTranslation("practice");
  const { cards: mayWrite } = useMay();
  const kind = shelfKindOf(item);
  const Icon = ICONS[kind];
  const { why, who, note } = item;
  return (
    <StatementRow statement={item} before={before} after={after}>
      <div className="shelf-about">
        <p className="shelf-kind">
          <Icon className="ui-icon" size={16} aria-hidden />
          {t(`shelf.kinds.${kind}`)}
        </p>
        {why !== "" && <p dir="auto">{why}</p>}
        <Address item={item} />
        {note !== "" && <p className="shelf-small">{practice("licenceIs", { name: note })}</p>}
        {who !== "" && <p className="shelf-small">{t("shelf.ask", { who })}</p>}
      </div>
      {mayWrite && <Details item={item} isFresh={isFresh} />}
    </StatementRow>
  );
}

/** Shown as it was written; only a whole address of the web can be opened, and by a press. */
function Address({ item: { text, address } }: { readonly item: Statement }) {
  const { t } = useTranslation("mapping");
  if (address === "") return null;
  const [href] = linksIn(address.trim());
  if (href === undefined) return <p className="shelf-small">{t("shelf.noLink", { address })}</p>;
  const title = wordsWithoutMarks(text);
  return (
    <p>
      <a
        className="words-link shelf-open"
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        aria-label={t("shelf.openOf", { title })}
      >
        {t("shelf.open")}
        <ExternalLink className="ui-icon" size={16} aria-hidden />
      </a>
      <span className="shelf-small">{href}</span>
    </p>
  );
}

const LINES = ["why", "address", "licence", "who"] as const;
/** Where each line stands. */
const KEYS = { why: "why", address: "address", licence: "note", who: "who" } as const;

function Details({ item, isFresh }: { readonly item: Statement; readonly isFresh: boolean }) {
  const { t } = useTranslation("mapping");
  const ws = useWorkspace();
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFresh) fields.current?.querySelector("input")?.focus();
  }, [isFresh]);
  return (
    <details className="practice-origins" open={isFresh}>
      <summary aria-label={t("shelf.detailsOf", { title: wordsWithoutMarks(item.text) })}>{t("shelf.details")}</summary>
      <div className="practice-more" ref={fields}>
        {LINES.map((line) => (
          <KeptField
            key={line}
            label={t(`shelf.${line}`)}
            value={item[KEYS[line]]}
            maxLength={line === "address" ? STATEMENT_ADDRESS_MAX_CHARS : STATEMENT_NOTE_MAX_CHARS}
            onKeep={(next) => editStatement(ws.hand(), item.id, { [KEYS[line]]: next })}
          />
        ))}
        <SelectField<ShelfKind>
          label={t("shelf.kind")}
          options={SHELF_KINDS.map((id) => ({ id, label: t(`shelf.kinds.${id}`) }))}
          value={shelfKindOf(item)}
          onChange={(value) => editStatement(ws.hand(), item.id, { value })}
        />
      </div>
    </details>
  );
}
