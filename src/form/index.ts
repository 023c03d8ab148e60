export { clearly, type StageFit, stagesOf } from './find-stage.js';
export { wordingsIn } from './form-wording.js';
export { type Fate, type FileDraft, fateOf, importedText } from './imported-file.js';
export type * from './model.js';
export { planFiles, type Target } from './plan-files.js';
export { linesOf, readForm } from './read-form.js';
