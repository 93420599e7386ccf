import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "../ui/Button.tsx";
import { following, setFollowing } from "./follow.ts";
import { nameOf, useLive } from "./use-live.ts";

/** While somebody else moves what I see, that is said where the eye is, with the way out. */
export function FollowNotice() {
  const { t } = useTranslation("session");
  const member = useStore(following, (state) => state.member);
  const people = useLive((state) => state.people);
  if (member === null) return null;
  return (
    <div className="board-notice">
      <output>{t("people.following", { name: nameOf(people, member) })}</output>
      <Button size="s" onPress={() => setFollowing(null)}>
        {t("people.unfollow")}
      </Button>
    </div>
  );
}
