// Loaded before the program: a file system without hard links, as FAT and many network folders are.
const fs = require('node:fs');

const refusal = () =>
  Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM', syscall: 'link' });

fs.linkSync = () => {
  throw refusal();
};
fs.promises.link = () => Promise.reject(refusal());
fs.link = (_from, _to, done) => done(refusal());
require('node:module').syncBuiltinESMExports();
