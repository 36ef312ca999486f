// Light or dark: as the system has it until the reader chooses.
import { createStore } from "./data/store";

type Theme = "" | "light" | "dark";
const key = "verbatim-theme";
const stored = localStorage.getItem(key);

export const theme = createStore<Theme>(stored === "light" || stored === "dark" ? stored : "");

const apply = () => {
  if (theme.get()) document.documentElement.dataset.theme = theme.get();
  else delete document.documentElement.dataset.theme;
};
theme.subscribe(apply);
apply();

export function nextTheme(): void {
  const next: Record<Theme, Theme> = { "": "dark", dark: "light", light: "" };
  theme.set(next[theme.get()]);
  localStorage.setItem(key, theme.get());
}
