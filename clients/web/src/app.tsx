// The frame of the page: navigation, the view that the address names, keys that work everywhere.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { go, usePlace } from "./router";
import { isTyping } from "./keys";
import { KeysHelp } from "./ui/keys_help";
import { nextTheme, theme } from "./theme";
import { useStore } from "./data/store";
import { TokenDialog } from "./ui/token_dialog";
import { AddView } from "./views/add";
import { ArticleView } from "./views/article";
import { ArticlesView } from "./views/articles";
import { CheckView } from "./views/check";
import { ClaimView } from "./views/claim";
import { ClaimsView } from "./views/claims";
import { DeskView } from "./views/desk";
import { FindView } from "./views/find";
import { QuoteView } from "./views/quote";
import { SpeakerView } from "./views/speaker";
import { SpeakersView } from "./views/speakers";

interface Route {
  pattern: RegExp;
  view: ComponentType<{ id: string }>;
}

// The first that matches the path; its group, if it has one, is the view's id.
const routes: Route[] = [
  { pattern: /^\/$/, view: FindView },
  { pattern: /^\/check$/, view: CheckView },
  { pattern: /^\/claims$/, view: ClaimsView },
  { pattern: /^\/claims\/(\d+)$/, view: ClaimView },
  { pattern: /^\/quotes\/(\d+)$/, view: QuoteView },
  { pattern: /^\/speakers$/, view: SpeakersView },
  { pattern: /^\/speakers\/(\d+)$/, view: SpeakerView },
  { pattern: /^\/articles$/, view: ArticlesView },
  { pattern: /^\/articles\/(\d+)$/, view: ArticleView },
  { pattern: /^\/desk$/, view: DeskView },
  { pattern: /^\/add$/, view: AddView },
];

// In the navigation, with the key that follows g.
const sections = [
  { path: "/", label: "Find", key: "f", owns: /^\/(quotes\/.*)?$/ },
  { path: "/check", label: "Check", key: "c", owns: /^\/check/ },
  { path: "/claims", label: "Claims", key: "l", owns: /^\/claims/ },
  { path: "/articles", label: "Articles", key: "a", owns: /^\/articles/ },
  { path: "/speakers", label: "Speakers", key: "s", owns: /^\/speakers/ },
  { path: "/desk", label: "Desk", key: "d", owns: /^\/desk/ },
  { path: "/add", label: "Add", key: "n", owns: /^\/add/ },
];

export function App() {
  const place = usePlace();
  const [help, setHelp] = useState(false);

  useEffect(() => {
    let going = false;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (going) {
        going = false;
        const section = sections.find((one) => one.key === event.key);
        if (section) go(section.path);
      } else if (event.key === "g") {
        going = true;
      } else if (event.key === "?") {
        setHelp(true);
      } else if (event.key === "/") {
        event.preventDefault();
        const box = document.querySelector<HTMLElement>("main [data-search]");
        if (box) box.focus();
        else go("/");
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  let match: RegExpExecArray | null = null;
  const route = routes.find((one) => (match = one.pattern.exec(place.path)));
  const View = route?.view;
  const id = match?.[1] ?? "";
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="/">
          <img src="/favicon.svg" alt="" /> Verbatim
        </a>
        <nav aria-label="Sections">
          {sections.map((section) => (
            <a href={section.path} aria-current={section.owns.test(place.path) ? "page" : undefined}>
              {section.label}
            </a>
          ))}
        </nav>
        <div class="tools">
          <ThemeButton />
          <button type="button" onClick={() => setHelp(true)} title="Keys">
            <kbd>?</kbd>
            <span class="visually-hidden">Keys</span>
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {View ? <View key={place.path} id={id} /> : <NoSuchView />}
      </main>
      {help && <KeysHelp sections={sections} onClose={() => setHelp(false)} />}
      <TokenDialog />
    </>
  );
}

function ThemeButton() {
  const chosen = useStore(theme);
  const label = { "": "Colours: as the system", light: "Colours: light", dark: "Colours: dark" }[chosen];
  return (
    <button type="button" onClick={nextTheme} title={label}>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="1.6" />
        <path d="M9 2a7 7 0 0 1 0 14z" fill="currentColor" />
      </svg>
      <span class="visually-hidden">{label}</span>
    </button>
  );
}

function NoSuchView() {
  return (
    <>
      <h1 tabIndex={-1}>There is no such page</h1>
      <p>
        <a href="/">Look for a quote</a>
      </p>
    </>
  );
}
