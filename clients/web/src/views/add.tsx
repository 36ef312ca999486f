// Adding articles: pasted, or dropped as files, and what was found in each.
import { useState } from "preact/hooks";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import type { ArticleSchema } from "../gen/verbatim/v1/article_pb";
import { IngestOutcome, type IngestArticleResponse } from "../gen/verbatim/v1/article_service_pb";
import { articles, idOf } from "../data/api";
import { membersOf, type Member } from "../data/archive";
import { count, formatDay } from "../format";
import { Heading } from "../ui/heading";
import { ErrorNote } from "../ui/notes";

// As the server's own limit for a page, a feed or a wire document.
const mostBytes = 32 * 1024 * 1024;

interface Job {
  id: number;
  title: string;
  state: "waiting" | "reading" | "done" | "failed";
  answer?: IngestArticleResponse;
  error?: unknown;
}

interface Draft {
  url: string;
  outlet: string;
  title: string;
  day: string;
  text: string;
}

const empty: Draft = { url: "", outlet: "", title: "", day: "", text: "" };
let lastId = 0;

type Sent = MessageInitShape<typeof ArticleSchema>;

// A text without an address gets one of its own, from its content: the same text again is the same
// article.
async function addressOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  // Only pages of this machine or over TLS may hash; elsewhere the address must be given.
  if (!crypto.subtle) throw new Error("Give the address: this browser can't make one on an insecure page.");
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `urn:sha-256:${hex}`;
}

const midnight = (day: string) => (day ? timestampFromDate(new Date(`${day}T00:00:00Z`)) : undefined);

interface Task {
  title: string;
  load: () => Promise<Sent>;
}

// The articles of a document, as the server reads them; what it does not say is taken from the form.
async function readDocument({ name, bytes }: Member, draft: Draft): Promise<Task[]> {
  if (bytes.length > mostBytes) throw new Error(`${name} has more than 32 MiB.`);
  const { articles: found } = await articles.readDocument({ content: bytes });
  if (found.length === 0) throw new Error(`${name} holds no article.`);
  return found.map(({ place, article, errorMessage }) => ({
    title: article?.title || [name, place].filter(Boolean).join(", "),
    load: async () => {
      if (!article) throw new Error(errorMessage);
      return {
        ...article,
        outlet: article.outlet || draft.outlet,
        publishTime: article.publishTime ?? midnight(draft.day),
      };
    },
  }));
}

export function AddView() {
  const [draft, setDraft] = useState(empty);
  const [jobs, setJobs] = useState<Job[]>([]);
  const [unread, setUnread] = useState(0); // files
  const [over, setOver] = useState(false);
  const change = (id: number, changes: Partial<Job>) =>
    setJobs((now) => now.map((job) => (job.id === id ? { ...job, ...changes } : job)));

  // One after the other, as the server writes them.
  const run = async (tasks: Task[]) => {
    const queued = tasks.map((task) => ({ ...task, id: ++lastId }));
    setJobs((now) => [...queued.map(({ id, title }): Job => ({ id, title, state: "waiting" })), ...now]);
    for (const task of queued) {
      change(task.id, { state: "reading" });
      try {
        const article = await task.load();
        article.url ||= await addressOf(article.text ?? "");
        const answer = await articles.ingestArticle({ article });
        change(task.id, { state: "done", answer });
      } catch (error) {
        change(task.id, { state: "failed", error });
      }
    }
  };
  const fail = (title: string, error: unknown) => setJobs((now) => [{ id: ++lastId, title, state: "failed", error }, ...now]);
  const addFiles = async (files: Iterable<File>) => {
    const now = draft;
    const all = [...files];
    setUnread((before) => before + all.length);
    for (const file of all) {
      try {
        const members = await membersOf(file.name, new Uint8Array(await file.arrayBuffer()));
        if (members.length === 0) throw new Error(`${file.name} holds no file.`);
        for (const member of members) {
          await readDocument(member, now).then(run, (error: unknown) => fail(member.name, error));
        }
      } catch (error) {
        fail(file.name, error);
      }
      setUnread((before) => before - 1);
    }
  };
  const field = (name: keyof Draft, label: string, more: Record<string, unknown>) => (
    <div class="field">
      <label for={`add-${name}`}>{label}</label>
      <input
        id={`add-${name}`}
        value={draft[name]}
        onInput={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
        {...more}
      />
    </div>
  );
  return (
    <>
      <Heading title="Add articles" />
      <form
        class={over ? "card add-form over" : "card add-form"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void addFiles(event.dataTransfer?.files ?? []);
        }}
        onSubmit={(event) => {
          event.preventDefault();
          const now = draft;
          setDraft({ ...empty, outlet: now.outlet });
          const { day, ...article } = now;
          void run([
            {
              title: now.title || now.text.trim().slice(0, 60),
              load: async () => ({ ...article, publishTime: midnight(day) }),
            },
          ]);
        }}
      >
        <div class="field text-field">
          <label for="add-text">Text</label>
          <textarea
            id="add-text"
            rows={7}
            required
            placeholder="Paste an article's text here. Or drop files: text, web pages, feeds, ninjs, NewsML, NITF, JSON Lines, WARC, archives of these."
            value={draft.text}
            onInput={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
          />
        </div>
        {field("url", "Address", { type: "url", placeholder: "https://…" })}
        {field("outlet", "Outlet", { placeholder: "Who published it" })}
        {field("title", "Title", { placeholder: "If it has one" })}
        {field("day", "Published on", { type: "date" })}
        <p class="row">
          <button class="primary" type="submit">
            Add
          </button>
          <label class="button">
            Choose files
            <input
              type="file"
              multiple
              class="visually-hidden"
              onChange={(event) => {
                void addFiles(event.currentTarget.files ?? []);
                event.currentTarget.value = "";
              }}
            />
          </label>
          <span class="soft small">What a file does not say itself, its outlet and day, is taken from here.</span>
        </p>
      </form>
      {jobs.length + unread > 0 && <Progress jobs={jobs} unread={unread} />}
      <ol class="list" aria-label="What was added">
        {jobs.map((job) => (
          <li key={job.id} class="card job">
            <JobRow job={job} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Progress(props: { jobs: Job[]; unread: number }) {
  const { jobs, unread } = props;
  const of = (...states: Job["state"][]) => jobs.filter((job) => states.includes(job.state)).length;
  const parts = [
    `${of("done")} added`,
    of("failed") > 0 && `${of("failed")} failed`,
    of("waiting", "reading") > 0 && `${of("waiting", "reading")} to go`,
    unread > 0 && `${count(unread, "file")} to read`,
  ].filter(Boolean);
  return (
    <div class="progress stack">
      <p class="small" role="status">
        {parts.join(", ")}
      </p>
      <progress aria-label="Progress" value={of("done", "failed")} max={Math.max(jobs.length + unread, 1)} />
    </div>
  );
}

function JobRow(props: { job: Job }) {
  const { job } = props;
  const article = job.answer?.article;
  if (job.state === "failed") {
    return (
      <>
        <p>
          <strong>{job.title}</strong>
        </p>
        <ErrorNote error={job.error} />
      </>
    );
  }
  if (!article) {
    return (
      <p class="row">
        {job.state === "reading" && <span class="spinner" aria-hidden="true" />}
        <strong>{job.title}</strong>
        <span class="soft">{job.state === "reading" ? "being read" : "waiting"}</span>
      </p>
    );
  }
  const outcome = {
    [IngestOutcome.UNSPECIFIED]: "",
    [IngestOutcome.CREATED]: "new",
    [IngestOutcome.REVISED]: `revision ${article.revision}`,
    [IngestOutcome.UNCHANGED]: "known before, unchanged",
  }[job.answer!.outcome];
  return (
    <>
      <a class="wording" href={`/articles/${idOf(article.name)}`}>
        {article.title || job.title}
      </a>
      <p class="meta">
        <span class="tag good">{outcome}</span>
        <span>{count(article.occurrenceCount, "statement")} found</span>
        <span>{count(job.answer!.newQuoteCount, "new quote")}</span>
        <span>{formatDay(article.publishTime)}</span>
      </p>
    </>
  );
}
