/** What an action gives, or null where it throws: for what may be missing or damaged without anything being wrong. */
export function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
