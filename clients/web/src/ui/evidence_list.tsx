// Where a quote occurs, each in its paragraph with its chain.
import type { ComponentChildren } from "preact";
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import type { QuoteEvidence } from "../gen/verbatim/v1/quote_service_pb";
import { OccurrenceCard } from "./occurrence_card";

// `actions`: what can be done with each.
export function EvidenceList(props: {
  evidence: QuoteEvidence[];
  showRelation?: boolean;
  actions?: (occurrence: Occurrence) => ComponentChildren;
}) {
  return (
    <ol class="list">
      {props.evidence.map(
        (one) =>
          one.occurrence && (
            <li key={one.occurrence.name}>
              <OccurrenceCard
                occurrence={one.occurrence}
                before={one.textBefore}
                after={one.textAfter}
                link={one.link}
                chain={one.chain}
                showRelation={props.showRelation}
              >
                {props.actions?.(one.occurrence)}
              </OccurrenceCard>
            </li>
          ),
      )}
    </ol>
  );
}
