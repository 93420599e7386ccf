import { Button } from "../ui/Button.tsx";
import { Refusal } from "./Refusal.tsx";

interface PageFormProps {
  /** What the one button says. */
  readonly go: string;
  readonly onGo: () => void;
  readonly busy: boolean;
  /** The reason of the last refusal. */
  readonly refusal: string | null;
  readonly children: React.ReactNode;
}

/** The form of a page: its fields, what was refused, one thing to do. */
export function PageForm({ go, onGo, busy, refusal, children }: PageFormProps) {
  return (
    <form
      className="page-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onGo();
      }}
    >
      {children}
      <Refusal reason={refusal} />
      <div className="page-actions">
        <Button variant="do" size="l" type="submit" isPending={busy}>
          {go}
        </Button>
      </div>
    </form>
  );
}
