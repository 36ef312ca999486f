// What statements do to a claim, in words and with a sign: neither needs colour.
import { Stance, type StanceCount } from "../gen/verbatim/v1/claim_pb";

interface StanceWords {
  one: string; // "Baku denies it"
  many: string;
  sign: string;
  tone: "" | "good" | "warn" | "bad";
}

const words: Partial<Record<Stance, StanceWords>> = {
  [Stance.ASSERTS]: { one: "says so", many: "say so", sign: "●", tone: "" },
  [Stance.REPEATS]: { one: "says so again", many: "say so again", sign: "↻", tone: "" },
  [Stance.CONFIRMS]: { one: "confirms it", many: "confirm it", sign: "✓", tone: "good" },
  [Stance.DENIES]: { one: "denies it", many: "deny it", sign: "✗", tone: "bad" },
  [Stance.DISPUTES]: { one: "disputes it", many: "dispute it", sign: "≠", tone: "bad" },
  [Stance.CORRECTS]: { one: "corrects it", many: "correct it", sign: "✎", tone: "warn" },
  [Stance.RETRACTS]: { one: "takes it back", many: "take it back", sign: "↩", tone: "bad" },
  [Stance.DECLINES]: { one: "declines to comment", many: "decline to comment", sign: "–", tone: "" },
};

export function stanceWords(stance: Stance): StanceWords {
  return words[stance] ?? { one: "speaks of it", many: "speak of it", sign: "·", tone: "" };
}

// In an address: "denies".
export function stanceKey(stance: Stance): string {
  return (Stance[stance] ?? "").toLowerCase();
}

// How many statements take each stance. Who repeats says so too.
export function StanceCounts(props: { stances: StanceCount[] }) {
  const totals = new Map<Stance, bigint>();
  for (const one of props.stances) {
    const stance = one.stance === Stance.REPEATS ? Stance.ASSERTS : one.stance;
    totals.set(stance, (totals.get(stance) ?? 0n) + one.statementCount);
  }
  return (
    <ul class="stance-counts" aria-label="Statements">
      {[...totals]
        .sort(([a], [b]) => a - b)
        .map(([stance, total]) => {
          const { one, many, sign, tone } = stanceWords(stance);
          return (
            <li class={`tag ${tone}`}>
              <span aria-hidden="true">{sign}</span> {String(total)} {total === 1n ? one : many}
            </li>
          );
        })}
    </ul>
  );
}
