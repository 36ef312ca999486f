// The filters of a list: those that every list of statements has, and its own as children. What is
// chosen goes into the address.
import type { ComponentChildren } from "preact";
import { articles } from "../data/api";
import type { ListFilters } from "../data/list_filters";
import { useLoad } from "../data/load";
import { go, withQuery } from "../router";

// Where there is room, the filters stand open.
const wide = matchMedia("(min-width: 44.01rem)");

// Sets the address's parameter `name` to what a field holds; "1" of a ticked box.
export const setFilter = (name: string) => (event: Event) => {
  const field = event.currentTarget as HTMLInputElement | HTMLSelectElement;
  const value = field instanceof HTMLInputElement && field.type === "checkbox" ? (field.checked ? "1" : "") : field.value;
  go(withQuery({ [name]: value }));
};

export function FilterBox(props: {
  title: string;
  from: string; // the label of the first day
  filters: ListFilters;
  active: number;
  children: ComponentChildren;
}) {
  const { title, from, filters, active, children } = props;
  const outlets = useLoad("outlets", (signal) => articles.listOutlets({}, { signal }));
  const names = (outlets.data?.outlets ?? []).map((outlet) => outlet.displayName);
  if (filters.outlet && !names.includes(filters.outlet)) names.unshift(filters.outlet);
  return (
    <details class="filter-box" open={wide.matches || active > 0}>
      <summary>
        {title}
        {active > 0 && ` (${active})`}
      </summary>
      <div class="filters" role="group" aria-label="Filters">
        <div class="field">
          <label for="f-speaker">Speaker</label>
          <input id="f-speaker" placeholder="Anyone" value={filters.speaker} onChange={setFilter("speaker")} />
        </div>
        <div class="field">
          <label for="f-outlet">Outlet</label>
          <select id="f-outlet" value={filters.outlet} onChange={setFilter("outlet")}>
            <option value="">Any</option>
            {names.map((name) => (
              <option value={name}>{name}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="f-from">{from}</label>
          <input id="f-from" type="date" value={filters.from} onChange={setFilter("from")} />
        </div>
        <div class="field">
          <label for="f-to">Until</label>
          <input id="f-to" type="date" value={filters.to} onChange={setFilter("to")} />
        </div>
        {children}
      </div>
    </details>
  );
}
