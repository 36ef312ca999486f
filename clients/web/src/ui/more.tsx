import type { Paged } from "../data/load";

// The end of a list of which more can be loaded.
export function More(props: { list: Paged<unknown> }) {
  if (!props.list.more) return null;
  return (
    <p class="more">
      <button type="button" disabled={props.list.loading} onClick={props.list.loadMore}>
        {props.list.loading ? "Loading" : "Show more"}
      </button>
    </p>
  );
}
