// A statement in its paragraph: the words that speak of the claim, those that show the stance
// marked, figures underlined.
import type { ClaimEvent } from "../gen/verbatim/v1/claim_pb";

interface Piece {
  text: string;
  said: boolean;
  evidence: boolean;
  figure: boolean;
}

// Offsets are those of the article, in UTF-16 units.
export function piecesOf(event: ClaimEvent): Piece[] {
  const { span, stanceEvidence, figures, textBefore, textAfter } = event;
  if (!span) return [];
  const text = textBefore + span.text + textAfter;
  const base = span.start - textBefore.length;
  const within = (one: { start: number; text: string } | undefined): [number, number] => {
    const start = one ? one.start - base : -1;
    const end = start + (one?.text.length ?? 0);
    return one && start >= 0 && text.slice(start, end) === one.text ? [start, end] : [0, 0];
  };
  const said = within(span);
  const evidence = within(stanceEvidence);
  const numbers = figures.map((figure) => within(figure.span));
  const borders = [...new Set([0, text.length, ...said, ...evidence, ...numbers.flat()])].sort((a, b) => a - b);
  const covers = ([start, end]: [number, number], at: number) => start <= at && at < end;
  return borders.slice(0, -1).map((from, index) => ({
    text: text.slice(from, borders[index + 1]),
    said: covers(said, from),
    evidence: covers(evidence, from),
    figure: numbers.some((one) => covers(one, from)),
  }));
}

export function Sentence(props: { event: ClaimEvent }) {
  return (
    <p class="context">
      {piecesOf(props.event).map((piece) => {
        const words = piece.figure ? <span class="figure-words">{piece.text}</span> : piece.text;
        const marked = piece.evidence ? <mark>{words}</mark> : words;
        return piece.said ? <strong class="said">{marked}</strong> : marked;
      })}
    </p>
  );
}
