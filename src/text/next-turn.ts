/** Lets what came in meanwhile be dealt with, such as the answers of a browser or Ctrl-C, between two things that block this thread. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
