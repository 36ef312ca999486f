import { useState } from "preact/hooks";
import { AttributionDoubt } from "../gen/verbatim/v1/article_service_pb";
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import { OffsetEncoding } from "../gen/verbatim/v1/text_span_pb";
import { articles, idOf } from "../data/api";
import { everyPage } from "../data/every_page";
import { usePages } from "../data/load";
import { occurrenceRow } from "../export/rows";
import { go } from "../router";
import { ExportButtons } from "../ui/export_buttons";
import { More } from "../ui/more";
import { Empty, ErrorNote, Loading } from "../ui/notes";
import { OccurrenceCard, articlePath } from "../ui/occurrence_card";
import { ContentDialog } from "./content_dialog";
import { KeyHints } from "./key_hints";
import { AcceptDialog, ReassignDialog } from "./reassign_dialog";
import { MergeSpeakersDialog } from "./speaker_buttons";
import { useListKeys } from "./use_list_keys";
import { useUndoLatest } from "./use_undo_latest";

export const UnknownList = () => <DoubtList doubt={AttributionDoubt.UNKNOWN} name="speaker-missing" />;
export const UnsureList = () => <DoubtList doubt={AttributionDoubt.UNSURE} name="speaker-unsure" />;

function doubtful(doubt: AttributionDoubt, pageSize: number) {
  return async (pageToken: string, signal?: AbortSignal) => {
    const answer = await articles.listDoubtfulOccurrences(
      { doubt, pageSize, pageToken, offsetEncoding: OffsetEncoding.UTF16 },
      { signal },
    );
    return { items: answer.occurrences, next: answer.nextPageToken };
  };
}

const speakerKeys: [string, string][] = [
  ["m", "merge the speaker"],
  ["x", "split the speaker"],
];

function DoubtList(props: { doubt: AttributionDoubt; name: string }) {
  const found = usePages(`doubt ${props.doubt}`, doubtful(props.doubt, 20));
  const [accepting, setAccepting] = useState<Occurrence>();
  const [changing, setChanging] = useState<Occurrence>();
  const [bordering, setBordering] = useState<Occurrence>();
  const [merging, setMerging] = useState<Occurrence>();
  const undo = useUndoLatest(found.reload);
  const speakerOf = (occurrence: Occurrence) => occurrence.statement?.speaker?.speaker;
  const keys = useListKeys(
    found.items,
    {
      a: setAccepting,
      s: setChanging,
      w: setBordering,
      o: (occurrence) => go(articlePath(occurrence)),
      m: (occurrence) => speakerOf(occurrence) && setMerging(occurrence),
      x: (occurrence) => speakerOf(occurrence) && go(`/speakers/${idOf(speakerOf(occurrence)!)}?split`),
    },
    { z: undo.undoLatest },
  );
  if (found.error !== undefined) return <ErrorNote error={found.error} onRetry={found.reload} />;
  return (
    <>
      <div class="row">
        <KeyHints
          hints={[
            ["j", "next"],
            ["k", "previous"],
            ["a", "accept"],
            ["s", "change speaker"],
            ["w", "change the words"],
            ["o", "open"],
            ...(props.doubt === AttributionDoubt.UNSURE ? speakerKeys : []),
            ["z", "undo the latest"],
          ]}
        />
        <span class="push">
          <ExportButtons name={props.name} rows={async () => (await everyPage(doubtful(props.doubt, 500))).map(occurrenceRow)} />
        </span>
      </div>
      {found.items.length === 0 ? (
        found.loading ? (
          <Loading />
        ) : (
          <Empty title="Nothing is left to do here" />
        )
      ) : (
        <ol class="list worklist" ref={keys.list}>
          {found.items.map((occurrence, index) => (
            <li
              key={occurrence.name}
              tabIndex={-1}
              class={index === keys.chosen ? "chosen" : undefined}
              aria-current={index === keys.chosen ? "true" : undefined}
              onFocusIn={() => keys.choose(index)}
            >
              <OccurrenceCard occurrence={occurrence}>
                <p class="row actions">
                  <button type="button" class="small" onClick={() => setAccepting(occurrence)}>
                    Accept
                  </button>
                  <button type="button" class="small" onClick={() => setChanging(occurrence)}>
                    Change the speaker
                  </button>
                  <button type="button" class="small" onClick={() => setBordering(occurrence)}>
                    Change the words
                  </button>
                </p>
              </OccurrenceCard>
            </li>
          ))}
        </ol>
      )}
      <More list={found} />
      {accepting && <AcceptDialog occurrence={accepting} onDone={found.reload} onClose={() => setAccepting(undefined)} />}
      {changing && <ReassignDialog occurrence={changing} onDone={found.reload} onClose={() => setChanging(undefined)} />}
      {bordering && <ContentDialog occurrence={bordering} onDone={found.reload} onClose={() => setBordering(undefined)} />}
      {merging && (
        <MergeSpeakersDialog
          name={speakerOf(merging)!}
          displayName={merging.statement?.speaker?.displayName ?? ""}
          onDone={found.reload}
          onClose={() => setMerging(undefined)}
        />
      )}
      {undo.dialog}
    </>
  );
}
