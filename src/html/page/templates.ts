import type Handlebars from 'handlebars';
import runtime from 'handlebars/dist/cjs/handlebars.runtime.js';
import { Refusal } from '../../text/refusal.js';
import { type Budget, UNBOUNDED } from './budget.js';
import { Filling, type MadeTemplate } from './filling.js';
import { SafeHtml } from './safe-html.js';
import type { Theme } from './theme.js';

/** What a template can call: text in, text or safe HTML out. */
export type Helper = (...values: never[]) => unknown;

const { default: Runtime } = runtime;

const made = new WeakMap<Theme, Map<string, MadeTemplate>>();

/**
 * Fills one of a theme's templates. Templates see data and these helpers only: no prototypes, no files, and no way to
 * put text on the page unescaped but by what a helper returns as `SafeHtml`.
 * @throws Refusal with the template, the line and what was being set
 */
export function fillTemplate(
  theme: Theme,
  name: string,
  context: object,
  helpers: Readonly<Record<string, Helper>>,
  budget: Budget = UNBOUNDED,
): string {
  const filling = new Filling(budget);
  const templates = [...templatesOf(theme, helpers)].map(([name, template]) => [name, filling.watched(name, template)]);
  const partials = Object.fromEntries(templates) as Record<string, Handlebars.TemplateDelegate>;
  const template = partials[name];
  if (!template) throw new Refusal('Template', `The theme ${theme.name} has no template \`${name}.hbs\`.`, 'Add it.');
  const own = Object.entries(helpers).map(([name, helper]) => [name, guarded(helper, filling)]);
  return template(context, {
    partials,
    helpers: { ...Object.fromEntries(own), each: filling.each(Runtime.helpers['each'] as Handlebars.HelperDelegate) },
    allowProtoPropertiesByDefault: false,
    allowProtoMethodsByDefault: false,
  });
}

/** Made once for each theme. */
function templatesOf(theme: Theme, helpers: object): Map<string, MadeTemplate> {
  const known = made.get(theme);
  if (known) return known;
  const environment = Runtime.create();
  environment.unregisterHelper('log');
  const names = { helpers: new Set(Object.keys(helpers)), templates: new Set(theme.templates.keys()) };
  const templates = [...theme.templates].map(([name, { file, source }]): [string, MadeTemplate] => [
    name,
    source.kind === 'compiled'
      ? { file, text: '', fill: environment.template(source.spec) }
      : { file, text: source.text, fill: source.compile(names) },
  ]);
  made.set(theme, new Map(templates));
  return new Map(templates);
}

/** What a helper returns is escaped like any text unless it is safe HTML. The options that Handlebars adds are its own. */
function guarded(helper: Helper, filling: Filling): Handlebars.HelperDelegate {
  return (...values: unknown[]) => {
    const { hash, loc } = values.pop() as Handlebars.HelperOptions & { loc?: { start: { line: number } } };
    return filling.call(loc?.start.line ?? null, () => {
      const result = (helper as (...values: unknown[]) => unknown)(...values, hash);
      return SafeHtml.isSafe(result) ? new Runtime.SafeString(result.toString()) : result;
    });
  };
}
