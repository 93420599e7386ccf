import { useTranslation } from "react-i18next";
import { scenePaper } from "@tablee/shared/papers/scene-paper";
import { missingParts, SCENE_PARTS, scenesOf, scenesWithout, sceneTitle } from "@tablee/shared/practice/scenes";
import type { Scene, ScenePart } from "@tablee/shared/practice/scenes";
import { useBoard, useMay } from "../../board/workspace-context.ts";
import { usePaperWords } from "../../exports/papers/use-paper-words.ts";
import { useSavePaper } from "../../exports/papers/use-save-paper.ts";
import { useLeaving } from "../../exports/use-leaving.ts";
import { NewWords, Statements } from "../../practice/FieldPart.tsx";
import { SavePaper } from "../../practice/SavePaper.tsx";
import { NewCard } from "../NewCard.tsx";
import "./situations.css";

export function useSituationsState(): string | null {
  const { t } = useTranslation("checking");
  const scenes = scenesOf(useBoard(({ board }) => board));
  const whole = scenes.filter((scene) => missingParts(scene).length === 0).length;
  return scenes.length === 0 ? null : t("scenes.count", { count: scenes.length, whole });
}

/** Situations of training, each with what makes a scenario of it. */
export function Situations() {
  const { t } = useTranslation("checking");
  const may = useMay();
  const board = useBoard((state) => state.board);
  const scenes = scenesOf(board);
  const left = scenesWithout(board);
  return (
    <div className="scenes">
      <p className="practice-about">{t("scenes.about")}</p>
      {may.cards && <NewCard kind="situation" label={t("scenes.newOne")} />}
      {scenes.length === 0 && <p>{t("scenes.none")}</p>}
      {scenes.map((scene) => (
        <SceneRow key={scene.card.id} scene={scene} isOpen={scenes.length === 1} />
      ))}
      {left.length > 0 && (
        <section>
          <h4>{t("scenes.gone")}</h4>
          <Statements statements={left} />
        </section>
      )}
    </div>
  );
}

function SceneRow({ scene, isOpen }: { readonly scene: Scene; readonly isOpen: boolean }) {
  const { t } = useTranslation("checking");
  const { t: canvas } = useTranslation("canvas");
  const { title, rest } = sceneTitle(scene);
  const got = SCENE_PARTS.length - missingParts(scene).length;
  return (
    <details className="practice-origins scene" data-scene={scene.card.id} open={isOpen}>
      <summary>
        <strong dir={scene.card.direction}>{title || canvas("noWords")}</strong>{" "}
        <small>{t("scenes.written", { got, of: SCENE_PARTS.length })}</small>
      </summary>
      {rest !== "" && (
        <p className="scene-rest" dir={scene.card.direction}>
          {rest}
        </p>
      )}
      {SCENE_PARTS.map((part) => (
        <Part key={part} scene={scene} part={part} />
      ))}
      <Save scene={scene} />
    </details>
  );
}

function Part({ scene: { card, parts }, part }: { readonly scene: Scene; readonly part: ScenePart }) {
  const { t } = useTranslation("checking");
  const may = useMay();
  return (
    <section className="scene-part" data-part={part}>
      <h4>{t(`scenes.parts.${part}`)}</h4>
      <p className="practice-hint">{t(`scenes.hints.${part}`)}</p>
      <Statements statements={parts[part]} />
      {may.cards && (
        <NewWords label={t(`scenes.parts.${part}`)} statement={{ field: "scene", value: part, sources: [card.id] }} />
      )}
    </section>
  );
}

function Save({ scene }: { readonly scene: Scene }) {
  const leaving = useLeaving();
  const words = usePaperWords();
  const saving = useSavePaper();
  return (
    <div className="scene-save">
      <SavePaper
        saving={saving}
        onSave={(form) => {
          // As the table may leave: a name on a card goes out only with whoever said so.
          const left = scenesOf(leaving().board).find(({ card }) => card.id === scene.card.id);
          if (left) saving.save(scenePaper(left, words), form);
        }}
      />
    </div>
  );
}
