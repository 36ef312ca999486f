import { EditOperation, type Edit } from "../gen/verbatim/v1/comparison_pb";

// What differs between two wordings, word by word. `side` old: the first wording with what the
// second lacks struck out; new: the second with what it adds underlined; both: one text. Words that
// moved are marked by arrows at both places.
export function Diff(props: { edits: Edit[]; side: "old" | "new" | "both" }) {
  const old = props.side !== "new";
  const fresh = props.side !== "old";
  return (
    <span class="diff">
      {props.edits.map((edit) => {
        switch (edit.operation) {
          case EditOperation.KEEP:
            return <span>{fresh && !old ? edit.newText : edit.oldText} </span>;
          case EditOperation.INSERT:
            return fresh && <Added text={edit.newText} />;
          case EditOperation.CUT:
            return old ? (
              <Gone text={edit.oldText} label="left out" class="cut" />
            ) : (
              <span class="ellipsis" title={`Left out: ${edit.oldText}`}>
                […]{" "}
              </span>
            );
          case EditOperation.MOVE:
            return (
              <>
                {old && edit.oldText && <Moved text={edit.oldText} label="moved from here" class="from" />}
                {fresh && edit.newText && <Moved text={edit.newText} label="moved to here" class="to" />}
              </>
            );
          default:
            return (
              <>
                {old && edit.oldText && <Gone text={edit.oldText} label="removed" />}
                {fresh && edit.newText && <Added text={edit.newText} />}
              </>
            );
        }
      })}
    </span>
  );
}

function Added(props: { text: string }) {
  return (
    <>
      <ins>
        <span class="visually-hidden">added: </span>
        {props.text}
      </ins>{" "}
    </>
  );
}

function Moved(props: { text: string; label: string; class: string }) {
  return (
    <>
      <span class={`moved ${props.class}`} title={props.label}>
        <span class="visually-hidden">{props.label}: </span>
        {props.text}
      </span>{" "}
    </>
  );
}

function Gone(props: { text: string; label: string; class?: string }) {
  return (
    <>
      <del class={props.class}>
        <span class="visually-hidden">{props.label}: </span>
        {props.text}
      </del>{" "}
    </>
  );
}
