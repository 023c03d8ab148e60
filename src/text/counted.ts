/** `1 target`, `3 targets`. @param noun one that takes an s */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
