import { randomBytes } from 'node:crypto';

/** A new id for a portfolio: eight random digits and letters, so that files handed out find their way back. */
export const newPortfolioId = (): string => randomBytes(4).toString('hex');
