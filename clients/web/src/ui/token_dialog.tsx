import { useState } from "preact/hooks";
import { setToken, tokenDialog } from "../data/token";
import { useStore } from "../data/store";
import { Dialog } from "./dialog";

// Asks for a token when the server refused a call for want of one.
export function TokenDialog() {
  const open = useStore(tokenDialog);
  const [value, setValue] = useState("");
  if (!open) return null;
  return (
    <Dialog title="This server asks for a token" onClose={() => tokenDialog.set(false)}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setToken(value);
          location.reload();
        }}
      >
        <p class="soft">
          Whoever runs the server makes one with <code>verbatim token create</code>. This tab keeps it until it is closed.
        </p>
        <label for="token">Token</label>
        <input
          id="token"
          type="password"
          autocomplete="off"
          required
          value={value}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
        <div class="row">
          <button class="primary" type="submit">
            Use it
          </button>
        </div>
      </form>
    </Dialog>
  );
}
