import { importComments } from '../../app/import/import-comments.js';
import type { Io } from '../io.js';
import { commentsImportJson, commentsImportTalk, commentsImportText } from '../text/comment-import.js';

export interface CommentImportFlags {
  portfolio?: string;
  dryRun?: true;
  json?: true;
}

export async function runCommentImport(path: string, flags: CommentImportFlags, io: Io): Promise<void> {
  const done = await importComments(path, { dir: flags.portfolio, dryRun: flags.dryRun === true }, io);
  io.out((flags.json ? commentsImportJson : commentsImportText)(done));
  io.talk(commentsImportTalk(done, flags.dryRun === true));
}
