import { Component, h, type ComponentType, type VNode } from "preact";

// A component that is drawn anew only when one of its props is another value.
export function memo<P extends object>(Shown: ComponentType<P>): ComponentType<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return (Object.keys(next) as (keyof P)[]).some((key) => next[key] !== (this.props as P)[key]);
    }
    override render(): VNode {
      return h(Shown as ComponentType<object>, this.props);
    }
  };
}
