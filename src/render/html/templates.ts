import Handlebars from 'handlebars';
import { SafeHtml } from './safe-html.js';
import type { Theme } from './theme.js';

/** What a template can call: text in, text or safe HTML out. */
export type Helper = (...values: never[]) => unknown;

type Template = Handlebars.TemplateDelegate;

const compiled = new WeakMap<Theme, Map<string, Template>>();

/**
 * Fills one of a theme's templates. Templates see data and these helpers only: no prototypes, no files, and no way to
 * put text on the page unescaped but by what a helper returns as `SafeHtml`.
 */
export function fillTemplate(
  theme: Theme,
  name: string,
  context: object,
  helpers: Readonly<Record<string, Helper>>,
): string {
  const partials = templatesOf(theme);
  const template = partials.get(name);
  if (!template) throw new Error(`The theme has no template \`${name}.hbs\``);
  return template(context, {
    partials: Object.fromEntries(partials),
    helpers: Object.fromEntries(Object.entries(helpers).map(([name, helper]) => [name, guarded(helper)])),
    allowProtoPropertiesByDefault: false,
    allowProtoMethodsByDefault: false,
  });
}

/** Compiled once for each theme. */
function templatesOf(theme: Theme): Map<string, Template> {
  const known = compiled.get(theme);
  if (known) return known;
  const environment = Handlebars.create();
  environment.unregisterHelper('log');
  const templates = new Map(
    [...theme.partials].map(([name, text]) => [name, environment.compile(text, { strict: true })]),
  );
  compiled.set(theme, templates);
  return templates;
}

/** What a helper returns is escaped like any text unless it is safe HTML. The options that Handlebars adds are its own. */
function guarded(helper: Helper): Handlebars.HelperDelegate {
  return (...values: unknown[]) => {
    const options = values.pop() as Handlebars.HelperOptions;
    const result = (helper as (...values: unknown[]) => unknown)(...values, options.hash);
    return SafeHtml.isSafe(result) ? new Handlebars.SafeString(result.toString()) : result;
  };
}
