import { splitByWords } from "../text/words";

// A text with the words of a search marked.
export function Marked(props: { text: string; search: string }) {
  return <>{splitByWords(props.text, props.search).map((part) => (part.hit ? <mark>{part.text}</mark> : part.text))}</>;
}
