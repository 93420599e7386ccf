import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { StatementId } from "@tablee/shared/ids";
import { SHARES } from "@tablee/shared/practice/power";
import type { Share, Subject } from "@tablee/shared/practice/power";
import { PARTS } from "@tablee/shared/rules/roles";

interface ShareMapProps {
  readonly subjects: readonly Subject[];
  readonly onGo: (id: StatementId) => void;
}

/** The map as a picture: what each sign shows by its shape it says in words, and a press on a row leads to its part. */
export function ShareMap({ subjects, onGo }: ShareMapProps) {
  const { t } = useTranslation("power");
  return (
    <>
      <table className="power-map" aria-label={t("map.title")}>
        <thead>
          <tr>
            <th scope="col">{t("map.subject")}</th>
            {PARTS.map((part) => (
              <th key={part} scope="col" data-part={part}>
                <span>{t(`parts.${part}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subjects.map(({ id, text, shares }) => (
            <tr key={id} data-subject={id}>
              <th scope="row">
                <button type="button" className="power-go" onClick={() => onGo(id)} dir="auto">
                  {wordsWithoutMarks(text)}
                </button>
              </th>
              {PARTS.map((part) => (
                <td key={part} data-part={part}>
                  <Sign share={shares[part]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="power-legend" aria-hidden>
        {SHARES.map((share) => (
          <li key={share}>
            <span className="power-sign" data-share={share} /> {t(`map.shares.${share}`)}
          </li>
        ))}
        <li>
          <span className="power-sign" data-share="unsaid" /> {t("map.unsaid")}
        </li>
      </ul>
    </>
  );
}

function Sign({ share }: { readonly share: Share | null }) {
  const { t } = useTranslation("power");
  return (
    <>
      <span className="power-sign" data-share={share ?? "unsaid"} aria-hidden />
      <span className="ui-hidden">{share === null ? t("map.unsaid") : t(`map.shares.${share}`)}</span>
    </>
  );
}
