// The figures of a claim: each series as a chart and as a table, contradictions in words.
import type { ClaimEvent, FigureSeries } from "../gen/verbatim/v1/claim_pb";
import { count, formatDay } from "../format";
import { FigureChart } from "./figure_chart";
import { countedWords } from "./figure_words";
import { eventId, outletOf } from "./timeline";

const mostInWords = 3;

export function Figures(props: { series: FigureSeries[]; events: ClaimEvent[] }) {
  const { series, events } = props;
  if (series.length === 0) return null;
  const told = series.filter((one) => one.points.length > 1);
  const once = series.filter((one) => one.points.length === 1);
  return (
    <section class="stack" aria-labelledby="figures">
      <h2 id="figures">Figures over time</h2>
      {told.map((one) => (
        <SeriesShown series={one} events={events} />
      ))}
      {once.length > 0 && (
        <p class="soft">
          {told.length > 0 ? "Given once: " : "Given once, so there is nothing to compare: "}
          {once.map((one, index) => (
            <>
              {index > 0 && "; "}
              <a href={`#${eventId(one.points[0]?.event ?? 0)}`}>{one.points[0]?.figure?.span?.text}</a> {countedWords(one)}
            </>
          ))}
          .
        </p>
      )}
    </section>
  );
}

function SeriesShown(props: { series: FigureSeries; events: ClaimEvent[] }) {
  const { series, events } = props;
  const words = (place: number) => series.points[place]?.figure?.span?.text ?? "";
  const eventAt = (place: number) => events[series.points[place]?.event ?? -1];
  const outlet = (place: number) => {
    const event = eventAt(place);
    return event ? outletOf(event) : "";
  };
  const dayOf = (place: number) => formatDay(eventAt(place)?.occurrence?.publishTime);
  // What the table notes beside a figure.
  const notes = (place: number): string[] => {
    const was = series.changes.find((one) => one.toPoint === place);
    const against = series.contradictions.flatMap(({ fromPoint, toPoint }) =>
      fromPoint === place ? [toPoint] : toPoint === place ? [fromPoint] : [],
    );
    return [
      ...(was ? [`changed: it was ${words(was.fromPoint)}`] : []),
      ...against.map((other) => `contradicts ${outlet(other)}: ${words(other)}`),
    ];
  };
  const { contradictions } = series;
  return (
    <div class="card stack">
      <h3>{countedWords(series)}</h3>
      {contradictions.length > 0 && (
        <div class="note warn" role="note">
          {contradictions.slice(0, mostInWords).map(({ fromPoint, toPoint }) => (
            <p>
              <strong>They contradict each other: </strong>
              on {dayOf(fromPoint)} {outlet(fromPoint)} has <q>{words(fromPoint)}</q>, {outlet(toPoint)}{" "}
              <q>{words(toPoint)}</q>.
            </p>
          ))}
          {contradictions.length > mostInWords && <p>{count(contradictions.length - mostInWords, "more contradiction")} in the table.</p>}
        </div>
      )}
      <div class="figure-series">
        <FigureChart series={series} events={events} />
        <div class="table-box" tabIndex={0} role="region" aria-label={`Table of ${countedWords(series)}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Published</th>
                <th scope="col">Outlet</th>
                <th scope="col">Figure</th>
                <th scope="col">Note</th>
              </tr>
            </thead>
            <tbody>
              {series.points.map((point, place) => (
                <tr>
                  <td>{dayOf(place)}</td>
                  <td>{outlet(place)}</td>
                  <td>
                    <a href={`#${eventId(point.event)}`}>{words(place)}</a>
                  </td>
                  <td>{notes(place).join("; ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}
