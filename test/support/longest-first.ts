import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts programs and browsers takes longest, however short its file: it comes first, so that the workers end together. */
const LONG = /\/test\/(?:app|chaos|cohort|docx|e2e|fuzz|html|pdf|preview|words)\//;

/** The order of vitest, with the long ones before the others. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
