// The registry of speakers, by name.
import { idOf, speakers } from "../data/api";
import { everyPage } from "../data/every_page";
import { usePages } from "../data/load";
import { speakerRow } from "../export/rows";
import { count } from "../format";
import { go, usePlace, withQuery } from "../router";
import { speakerKindLabel } from "../text/labels";
import { ExportButtons } from "../ui/export_buttons";
import { Heading } from "../ui/heading";
import { More } from "../ui/more";
import { Empty, ErrorNote, Loading } from "../ui/notes";
import { SearchBox } from "../ui/search_box";

function listed(speakerName: string, pageSize: number) {
  return async (pageToken: string, signal?: AbortSignal) => {
    const answer = await speakers.listSpeakers({ speakerName, pageSize, pageToken }, { signal });
    return { items: answer.speakers, next: answer.nextPageToken };
  };
}

export function SpeakersView() {
  const place = usePlace();
  const name = place.query.get("name") ?? "";
  const found = usePages(`speakers ${name}`, listed(name, 100));
  return (
    <>
      <Heading title="Speakers" />
      <SearchBox label="Part of a name or of an alias" value={name} onSearch={(typed) => go(withQuery({ name: typed }))} />
      {found.error !== undefined ? (
        <ErrorNote error={found.error} onRetry={found.reload} />
      ) : found.items.length > 0 ? (
        <>
          <div class="row">
            <p class="soft small" role="status">
              {count(found.items.length, "speaker")}
              {found.more && " so far"}
            </p>
            <span class="push">
              <ExportButtons name="speakers" rows={async () => (await everyPage(listed(name, 1000))).map(speakerRow)} />
            </span>
          </div>
          <ul class="tiles">
            {found.items.map((speaker) => (
              <li key={speaker.name}>
                <a class="name-card" href={`/speakers/${idOf(speaker.name)}`}>
                  <strong>{speaker.displayName}</strong>
                  <span>
                    {speakerKindLabel[speaker.kind]}, {count(speaker.occurrenceCount, "statement")}
                  </span>
                  {speaker.aliases.length > 0 && <span>also {speaker.aliases.slice(0, 3).join(", ")}</span>}
                </a>
              </li>
            ))}
          </ul>
          <More list={found} />
        </>
      ) : found.loading ? (
        <Loading />
      ) : (
        <Empty title={name ? `No speaker's name or alias contains “${name}”` : "No speakers are known yet"}>
          {name ? (
            <a class="button small" href="/speakers">
              All speakers
            </a>
          ) : (
            <a href="/add">Add an article</a>
          )}
        </Empty>
      )}
    </>
  );
}
