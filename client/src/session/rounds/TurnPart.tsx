import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { useTurn } from "./use-turn.ts";

/** Whose turn it is, and the order that was drawn, for everybody. */
export function TurnPart() {
  const { t } = useTranslation("lead");
  const turn = useTurn();
  if (!turn) return null;
  return (
    <div className="turn-part">
      <p className="turn-now">{turn.said}</p>
      {turn.end && <Button onPress={turn.end}>{t(turn.isMine ? "turn.end" : "turn.move")}</Button>}
      {turn.order.length > 0 && (
        <details className="turn-order">
          <summary>
            {t("turn.order", { count: turn.order.length })}
            <ChevronDown className="ui-icon" size={16} aria-hidden />
          </summary>
          <ol>
            {turn.order.map(({ key, name, isNow }) => (
              <li key={key} dir="auto" aria-current={isNow ? "step" : undefined}>
                {name}
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
