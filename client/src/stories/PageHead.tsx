import { ArrowLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { useAt } from "./use-stories.ts";

/** The way back, and what lies open; the keyboard begins at its name. */
export function PageHead({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const { t } = useTranslation("stories");
  const [, go] = useAt();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <>
      <Button size="s" icon={ArrowLeft} className="stories-back" onPress={() => go({ kind: "list" })}>
        {t("back")}
      </Button>
      <div className="stories-head">
        <h3 ref={head} tabIndex={-1} dir="auto">
          {title}
        </h3>
        {children}
      </div>
    </>
  );
}
