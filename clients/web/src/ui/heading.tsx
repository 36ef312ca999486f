import { useEffect } from "preact/hooks";

// A view's title: of the document too.
export function Heading(props: { title: string; document?: string; class?: string }) {
  useEffect(() => {
    document.title = `${props.document ?? props.title} · Verbatim`;
  }, [props.title, props.document]);
  return (
    <h1 tabIndex={-1} class={props.class}>
      {props.title}
    </h1>
  );
}
