import type { MyBoard } from "@tablee/shared/protocol/http";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { myBoards } from "../api.ts";

/** The tables this device has a seat at. Nothing is shown while unknown: the page does not wait for it. */
export function MyTables() {
  const { t, i18n } = useTranslation("pages");
  const [tables, setTables] = useState<readonly MyBoard[]>([]);
  useEffect(() => {
    let left = false;
    async function read(): Promise<void> {
      const reply = await myBoards();
      if (!left && reply.ok) setTables(reply.value);
    }
    void read();
    return () => {
      left = true;
    };
  }, []);
  if (tables.length === 0) return null;
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long" });
  return (
    <section className="home-mine" aria-labelledby="my-tables">
      <h2 id="my-tables">{t("home.mine")}</h2>
      <ul>
        {tables.map((table) => (
          <li key={table.id}>
            <Link className="home-table" href={`/b/${table.id}`}>
              <b dir="auto">{table.title}</b>
              <span>
                {t("home.mineAs", { name: table.name })} · {t("home.seen", { date: date.format(table.seenAt) })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
