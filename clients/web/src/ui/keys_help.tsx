import { Dialog } from "./dialog";

export function KeysHelp(props: { sections: { label: string; key: string }[]; onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={props.onClose}>
      <dl class="keys">
        <dt>
          <kbd>/</kbd>
        </dt>
        <dd>to the search box</dd>
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>this list</dd>
        {props.sections.map((section) => (
          <>
            <dt>
              <kbd>g</kbd> <kbd>{section.key}</kbd>
            </dt>
            <dd>{section.label}</dd>
          </>
        ))}
        <dt>
          <kbd>j</kbd> <kbd>k</kbd>
        </dt>
        <dd>next and previous in a list or in an article</dd>
        <dt>
          <kbd>a</kbd> <kbd>s</kbd> <kbd>w</kbd> <kbd>o</kbd>
        </dt>
        <dd>on the desk: accept, change the speaker, change the words, open</dd>
        <dt>
          <kbd>m</kbd> <kbd>x</kbd> <kbd>z</kbd>
        </dt>
        <dd>of a quote or a speaker: merge, split; undo the latest correction</dd>
        <dt>
          <kbd>r</kbd>
        </dt>
        <dd>of a speaker: rename</dd>
        <dt>
          <kbd>Esc</kbd>
        </dt>
        <dd>close</dd>
      </dl>
    </Dialog>
  );
}
