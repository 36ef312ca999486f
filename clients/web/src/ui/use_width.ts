import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";

// The width of an element, as it is now.
export function useWidth<T extends HTMLElement>(): [RefObject<T>, number] {
  const box = useRef<T>(null);
  const [width, setWidth] = useState(640);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(element.clientWidth || 640);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}
