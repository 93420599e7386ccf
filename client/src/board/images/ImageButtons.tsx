import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { actionById } from "../actions/registry.ts";
import { useRun } from "../use-run.ts";
import { hasCamera } from "./pick-images.ts";

/** Where the thumb is, in every view: an image of the device and, where it is held in the hand, its camera. */
export function ImageButtons({ close }: { readonly close: () => void }) {
  const { t } = useTranslation("board");
  const run = useRun();
  const ids = hasCamera() ? (["image", "photo"] as const) : (["image"] as const);
  return ids.map((id) => (
    <Button
      key={id}
      icon={actionById(id).icon}
      onPress={() => {
        close();
        run(actionById(id), []);
      }}
    >
      {t(`actions.${id}`)}
    </Button>
  ));
}
