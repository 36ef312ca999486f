// Whether keys are meant for a field or an open dialog, and not for the page. A dialog that was just
// closed still has the focus until the browser draws again.
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const dialog = target.closest("dialog");
  if (dialog) return dialog.open;
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}
