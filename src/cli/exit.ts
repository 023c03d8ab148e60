/** Exit codes (DESIGN 5). */
export const EXIT = { clean: 0, findings: 1, couldNotRun: 2, interrupted: 130 } as const;
