// What editors work through: attributions that need a person, conflicts, repeats, and the log.
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { usePlace } from "../router";
import { ConflictList, RepeatList } from "../desk/quote_lists";
import { CorrectionLog } from "../desk/correction_log";
import { UnknownList, UnsureList } from "../desk/doubt_lists";
import { Heading } from "../ui/heading";

const tabs: Record<string, { label: string; about: string; view: ComponentType }> = {
  unknown: { label: "Speaker missing", about: "Statements of which nobody could say who made them.", view: UnknownList },
  unsure: {
    label: "Speaker unsure",
    about: "Found by the last name alone, by a name that several bear, or with little confidence.",
    view: UnsureList,
  },
  conflicts: { label: "Conflicts", about: "The same words, credited to different speakers.", view: ConflictList },
  repeats: { label: "Repeats", about: "Quotes that come back, and how their wordings differ.", view: RepeatList },
  log: { label: "Log", about: "Every correction, who made it and why. Each can be undone.", view: Log },
};

export function DeskView() {
  const place = usePlace();
  const asked = place.query.get("tab") ?? "";
  const current = asked in tabs ? asked : "unknown";
  const tab = tabs[current]!;
  const View = tab.view;
  const strip = useRef<HTMLElement>(null);
  // On a phone the tabs don't all fit.
  useEffect(() => {
    const shown = strip.current?.querySelector<HTMLElement>("[aria-current]");
    if (strip.current && shown) strip.current.scrollLeft = shown.offsetLeft - (strip.current.clientWidth - shown.offsetWidth) / 2;
  }, [current]);
  return (
    <>
      <Heading title="Desk" />
      <nav class="tabs" aria-label="Desk" ref={strip}>
        {Object.entries(tabs).map(([name, one]) => (
          <a href={`/desk?tab=${name}`} aria-current={name === current ? "page" : undefined}>
            {one.label}
          </a>
        ))}
      </nav>
      <p class="lead">{tab.about}</p>
      <View key={current} />
    </>
  );
}

function Log() {
  return <CorrectionLog onChange={() => {}} />;
}
