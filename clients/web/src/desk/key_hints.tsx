// The keys that work in a list.
export function KeyHints(props: { hints: [string, string][] }) {
  return (
    <p class="key-hints">
      {props.hints.map(([key, does]) => (
        <span>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
    </p>
  );
}
