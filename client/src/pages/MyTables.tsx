import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { myBoards } from "../api.ts";
import { cachedSeats } from "../session/seat-cache.ts";
import { datesIn } from "../i18n/moment.ts";

interface KnownTable {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  /** Null while the server cannot be asked. */
  readonly seenAt: number | null;
  readonly course: string;
}

/** Without a network, the tables that were opened on this device: their copies open too. */
function knownHere(): KnownTable[] {
  return cachedSeats().map(({ board, member }) => ({
    id: board.id,
    title: board.title,
    name: member.name,
    seenAt: null,
    course: "",
  }));
}

/** The tables this device has a seat at. Nothing is shown while unknown: the page does not wait for it. */
export function MyTables() {
  const { t } = useTranslation("pages");
  const [tables, setTables] = useState<readonly KnownTable[]>([]);
  useEffect(() => {
    let left = false;
    async function read(): Promise<void> {
      const reply = await myBoards();
      if (!left) setTables(reply.ok ? reply.value.map((one) => ({ ...one, course: one.course.name })) : knownHere());
    }
    void read();
    return () => {
      left = true;
    };
  }, []);
  if (tables.length === 0) return null;
  // Those of no course first, then course by course, each in the order in which one was there.
  const courses = [...new Set(tables.map(({ course }) => course))].sort((a, b) => Number(a !== "") - Number(b !== ""));
  return (
    <section className="home-mine" aria-labelledby="my-tables">
      <h2 id="my-tables">{t("home.mine")}</h2>
      {courses.map((course) => (
        <Course key={course} name={course} tables={tables.filter((table) => table.course === course)} />
      ))}
    </section>
  );
}

function Course({ name, tables }: { readonly name: string; readonly tables: readonly KnownTable[] }) {
  const { t, i18n } = useTranslation("pages");
  const date = datesIn(i18n.language, { dateStyle: "long" });
  return (
    <>
      {name !== "" && <h3 dir="auto">{name}</h3>}
      <ul>
        {tables.map((table) => (
          <li key={table.id}>
            <Link className="home-table" href={`/b/${table.id}`}>
              <b dir="auto">{table.title}</b>
              <span>
                {t("home.mineAs", { name: table.name })}
                {table.seenAt !== null && ` · ${t("home.seen", { date: date.format(table.seenAt) })}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
