import parsePhoneNumber from 'libphonenumber-js/min';

/**
 * Whether such a number is given out, be it in Britain or with the code of a country. The numbers of the world are long, and few
 * texts hold what looks like one, so the built program loads this when it is first called (tools/bundle.js).
 */
export function isPhoneNumber(written: string): boolean {
  return parsePhoneNumber(written, 'GB')?.isValid() === true;
}
