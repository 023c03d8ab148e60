/** Exit codes (docs/design.md, Exit codes). */
export const EXIT = { clean: 0, findings: 1, couldNotRun: 2, interrupted: 130 } as const;
