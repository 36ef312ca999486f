import { useEffect, useRef } from "preact/hooks";
import { takeArrival } from "../router";

// A view's title: of the document too.
export function Heading(props: { title: string; document?: string; class?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeArrival()) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${props.document ?? props.title} · Verbatim`;
  }, [props.title, props.document]);
  return (
    <h1 ref={heading} tabIndex={-1} class={props.class}>
      {props.title}
    </h1>
  );
}
