/** `1 target`, `3 targets`. @param many left out: the noun takes an s */
export function counted(number: number, noun: string, many: string = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : many}`;
}
