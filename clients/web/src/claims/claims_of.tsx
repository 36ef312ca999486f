// The claims that a quote, a statement or a speaker says something of.
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ListClaimsRequestSchema } from "../gen/verbatim/v1/claim_service_pb";
import { claims, idOf } from "../data/api";
import { useLoad } from "../data/load";
import { ClaimCard } from "./claim_card";

const most = 5;

type Of = Pick<MessageInitShape<typeof ListClaimsRequestSchema>, "quote" | "occurrence" | "speaker">;

function useClaimsOf(of: Of) {
  const key = Object.values(of).join(" ");
  return useLoad(key ? `claims of ${key}` : null, (signal) => claims.listClaims({ ...of, pageSize: most }, { signal }));
}

// As a section of a view. `all`: the list of claims where there are more.
export function ClaimsOf(props: { of: Of; title: string; all?: string }) {
  const { data } = useClaimsOf(props.of);
  if (!data || data.claims.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="claims-of">
      <h2 id="claims-of">{props.title}</h2>
      <ol class="list">
        {data.claims.map((claim) => (
          <li key={claim.name}>
            <ClaimCard claim={claim} />
          </li>
        ))}
      </ol>
      {data.nextPageToken && props.all && (
        <p class="more">
          <a class="button" href={props.all}>
            All of them
          </a>
        </p>
      )}
    </section>
  );
}

// The same where there is little room: the words alone.
export function ClaimLinks(props: { of: Of; title: string }) {
  const { data } = useClaimsOf(props.of);
  if (!data || data.claims.length === 0) return null;
  return (
    <div>
      <h3>{props.title}</h3>
      <ul class="claim-links">
        {data.claims.map((claim) => (
          <li key={claim.name}>
            <a href={`/claims/${idOf(claim.name)}`}>{claim.text}</a>
            {claim.denialCount > 0n && (
              <span class="tag bad">
                <span aria-hidden="true">✗</span> denied
              </span>
            )}
            {claim.figuresChanged && <span class="tag">figures differ</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
