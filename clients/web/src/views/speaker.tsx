// One speaker: names, how much was said when and where, what is repeated most, who may be the same.
import { useState } from "preact/hooks";
import { QuoteOrder } from "../gen/verbatim/v1/quote_service_pb";
import type { Speaker, SpeakerRole } from "../gen/verbatim/v1/speaker_pb";
import { OffsetEncoding } from "../gen/verbatim/v1/text_span_pb";
import { ClaimsOf } from "../claims/claims_of";
import { articles, idOf, isNotFound, quotes, speakers } from "../data/api";
import { useLoad, usePages } from "../data/load";
import { count, formatDay } from "../format";
import { speakerKindLabel } from "../text/labels";
import { CorrectionLog } from "../desk/correction_log";
import { Picking } from "../desk/picking";
import { MergeSpeakersDialog, RenameSpeakerDialog } from "../desk/speaker_buttons";
import { SplitDialog } from "../desk/split_dialog";
import { useListKeys } from "../desk/use_list_keys";
import { useUndoLatest } from "../desk/use_undo_latest";
import { usePlace } from "../router";
import { Columns, OutletBars } from "../ui/columns";
import { OccurrenceExport } from "../ui/export_buttons";
import { Heading } from "../ui/heading";
import { More } from "../ui/more";
import { Empty, ErrorNote, Loading } from "../ui/notes";
import { OccurrenceCard } from "../ui/occurrence_card";
import { QuoteCard } from "../ui/quote_card";

function saidBy(speaker: string) {
  return async (pageToken: string, signal?: AbortSignal) => {
    const answer = await articles.listOccurrences(
      { parent: "articles/-", speaker, pageSize: 20, pageToken, offsetEncoding: OffsetEncoding.UTF16 },
      { signal },
    );
    return { items: answer.occurrences, next: answer.nextPageToken };
  };
}

export function SpeakerView(props: { id: string }) {
  const name = `speakers/${props.id}`;
  const speaker = useLoad(name, (signal) => speakers.getSpeaker({ name }, { signal }));
  const [round, setRound] = useState(0);
  if (speaker.error !== undefined) {
    return isNotFound(speaker.error) ? (
      <Empty title="There is no such speaker">
        <a href="/speakers">All speakers</a>
      </Empty>
    ) : (
      <ErrorNote error={speaker.error} onRetry={speaker.reload} />
    );
  }
  if (!speaker.data) return <Loading />;
  const onChange = () => {
    speaker.reload();
    setRound(round + 1);
  };
  return <Shown speaker={speaker.data} round={round} onChange={onChange} />;
}

// `round`: how many corrections were made here.
function Shown(props: { speaker: Speaker; round: number; onChange: () => void }) {
  const { speaker } = props;
  const { name } = speaker;
  const counts = useLoad(`${name} counts ${speaker.occurrenceCount}`, (signal) =>
    articles.countOccurrences({ speaker: name }, { signal }),
  );
  const repeated = useLoad(`${name} repeated ${speaker.occurrenceCount}`, (signal) =>
    quotes.searchQuotes({ speaker: name, order: QuoteOrder.MOST_REPEATED, pageSize: 5 }, { signal }),
  );
  const asked = usePlace().query.has("split");
  const [picked, setPicked] = useState<Set<string> | null>(asked ? new Set() : null); // to be split off
  const [open, setOpen] = useState<"rename" | "merge" | "split" | null>(null);
  const undo = useUndoLatest(props.onChange);
  const close = () => setOpen(null);
  const togglePicking = () => setPicked(picked ? null : new Set());
  useListKeys([], {}, { r: () => setOpen("rename"), m: () => setOpen("merge"), x: togglePicking, z: undo.undoLatest });
  const pick = (occurrence: string) => {
    const next = new Set(picked);
    if (!next.delete(occurrence)) next.add(occurrence);
    setPicked(next);
  };
  const said = usePages(`${name} said ${speaker.occurrenceCount}`, saidBy(name));
  return (
    <>
      {speaker.mergedInto && (
        <p class="note warn">
          This speaker was merged into <a href={`/speakers/${idOf(speaker.mergedInto)}`}>another one</a>.
        </p>
      )}
      <header class="stack">
        <Heading title={speaker.displayName} class="big-name" />
        <p class="meta">
          <span>{speakerKindLabel[speaker.kind]}</span>
          <span>{count(speaker.occurrenceCount, "statement")}</span>
          {speaker.aliases.length > 0 && <span>also {speaker.aliases.join(", ")}</span>}
          {/^Q\d+$/.test(speaker.wikidataId) && (
            <a href={`https://www.wikidata.org/wiki/${speaker.wikidataId}`} target="_blank" rel="noopener noreferrer">
              Wikidata {speaker.wikidataId}
            </a>
          )}
        </p>
        <p class="row actions">
          <a class="button small" href={`/?speaker=${encodeURIComponent(speaker.displayName)}`}>
            Search what was said
          </a>
          <button type="button" class="small" aria-keyshortcuts="r" onClick={() => setOpen("rename")}>
            Rename
          </button>
          <button type="button" class="small" aria-keyshortcuts="m" onClick={() => setOpen("merge")}>
            Merge into another
          </button>
          <button type="button" class="small" aria-keyshortcuts="x" aria-pressed={picked !== null} onClick={togglePicking}>
            Split
          </button>
        </p>
      </header>
      <Roles roles={speaker.roles} />
      {counts.data && counts.data.counts.length > 0 && (
        <div class="two-thirds">
          <section class="card stack" aria-labelledby="over-time">
            <h2 id="over-time">Statements over time</h2>
            <Columns counts={counts.data} />
          </section>
          <section class="card stack" aria-labelledby="by-outlet">
            <h2 id="by-outlet">By outlet</h2>
            <OutletBars counts={counts.data} />
          </section>
        </div>
      )}
      {repeated.data && repeated.data.quotes.some((quote) => quote.occurrenceCount > 1n) && (
        <section class="stack" aria-labelledby="most-repeated">
          <h2 id="most-repeated">Most repeated</h2>
          <ol class="list">
            {repeated.data.quotes
              .filter((quote) => quote.occurrenceCount > 1n)
              .map((quote) => (
                <li key={quote.name}>
                  <QuoteCard quote={quote} />
                </li>
              ))}
          </ol>
        </section>
      )}
      <ClaimsOf
        of={{ speaker: name }}
        title="Latest claims"
        all={`/claims?speaker=${encodeURIComponent(speaker.displayName)}`}
      />
      <SameName speaker={speaker} />
      <section class="stack" aria-labelledby="said">
        <div class="row">
          <h2 id="said">All statements, the earliest first</h2>
          <span class="push">
            <OccurrenceExport of={{ speaker: name }} />
          </span>
        </div>
        {said.error !== undefined && <ErrorNote error={said.error} onRetry={said.reload} />}
        <Picking
          picked={picked}
          rows={said.items.length}
          about="Mark the statements that are another speaker's."
          action={`Move ${count(picked?.size ?? 0, "statement")} to a new speaker`}
          onPicked={() => setOpen("split")}
        >
          <ol class="list">
            {said.items.map((occurrence) => (
              <li key={occurrence.name}>
                <OccurrenceCard occurrence={occurrence}>
                  {picked && (
                    <label class="check">
                      <input type="checkbox" checked={picked.has(occurrence.name)} onChange={() => pick(occurrence.name)} />
                      Not this speaker's
                    </label>
                  )}
                </OccurrenceCard>
              </li>
            ))}
          </ol>
        </Picking>
        {open === "split" && picked && (
          <SplitDialog
            speaker={speaker}
            occurrences={[...picked]}
            onDone={() => {
              setPicked(null);
              props.onChange();
            }}
            onClose={close}
          />
        )}
        {said.items.length === 0 && !said.loading && <Empty title="No statements are credited to this speaker" />}
        <More list={said} />
      </section>
      <CorrectionLog key={props.round} speaker={name} onChange={props.onChange} />
      {open === "rename" && <RenameSpeakerDialog speaker={speaker} onDone={props.onChange} onClose={close} />}
      {open === "merge" && (
        <MergeSpeakersDialog name={name} displayName={speaker.displayName} onDone={props.onChange} onClose={close} />
      )}
      {undo.dialog}
    </>
  );
}

// What the speaker was called when, by whom.
function Roles(props: { roles: SpeakerRole[] }) {
  if (props.roles.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="roles">
      <h2 id="roles">Roles</h2>
      <ul class="roles">
        {props.roles.map((one) => (
          <li key={one.role}>
            {one.role}{" "}
            <span class="soft small">
              {one.firstSeenTime ? seen(one) : one.firstSeenOutlet ? `reported by ${one.firstSeenOutlet}` : "entered by an editor"}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function seen(role: SpeakerRole): string {
  const at = (time: SpeakerRole["firstSeenTime"], outlet: string) => formatDay(time) + (outlet && `, ${outlet}`);
  const first = at(role.firstSeenTime, role.firstSeenOutlet);
  const last = at(role.lastSeenTime, role.lastSeenOutlet);
  return first === last ? `reported on ${first}` : `first reported on ${first}; last on ${last}`;
}

// Others of the same last name, who may be the same person.
function SameName(props: { speaker: Speaker }) {
  const last = props.speaker.displayName.split(" ").at(-1) ?? "";
  const found = useLoad(`same name ${last}`, (signal) =>
    speakers.listSpeakers({ speakerName: last, pageSize: 12 }, { signal }),
  );
  const others = (found.data?.speakers ?? []).filter((one) => one.name !== props.speaker.name && !one.mergedInto);
  if (others.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="same-name">
      <h2 id="same-name">Possibly the same</h2>
      <ul class="tiles">
        {others.map((other) => (
          <li key={other.name}>
            <a class="name-card" href={`/speakers/${idOf(other.name)}`}>
              <strong>{other.displayName}</strong>
              <span>
                {speakerKindLabel[other.kind]}, {count(other.occurrenceCount, "statement")}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
