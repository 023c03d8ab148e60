/** Handlebars without its compiler: what filled templates need. The package's own types name this file and say nothing of it. */
declare module 'handlebars/dist/cjs/handlebars.runtime.js' {
  import type Handlebars from 'handlebars';

  const runtime: { default: typeof Handlebars };
  export default runtime;
}
