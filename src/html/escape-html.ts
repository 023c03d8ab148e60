const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** @returns text that can stand between tags and in a quoted attribute */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const IN_TEMPLATES: Readonly<Record<string, string>> = { ...ENTITIES, "'": '&#x27;', '`': '&#x60;', '=': '&#x3D;' };

/** @returns the same as Handlebars writes it: in a value without quotes too */
export function escapeInTemplate(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => IN_TEMPLATES[character] ?? character);
}
