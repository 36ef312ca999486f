// The box at the top of a list: what is typed is asked for when it is sent.
import { useEffect, useState } from "preact/hooks";

export function SearchBox(props: { label: string; value: string; onSearch: (typed: string) => void }) {
  const [typed, setTyped] = useState(props.value);
  useEffect(() => setTyped(props.value), [props.value]);
  return (
    <form
      class="searchbox"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSearch(typed.trim());
      }}
    >
      <input
        data-search
        type="search"
        aria-label={props.label}
        placeholder={props.label}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button class="primary" type="submit">
        Find
      </button>
    </form>
  );
}
