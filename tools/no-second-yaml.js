/** Stands for js-yaml in the bundled program, where it is never called. */
const unused = () => {
  throw new Error('Front-matter is read by the package yaml alone.');
};

export const safeLoad = unused;
export const safeDump = unused;
