/** A message as plain text: its content, its embeds, the text and the buttons of its components. */
export function show(where, message) {
  const texts = [message.content, ...message.embeds.flatMap(embedTexts), ...textsOf(message.components)];
  const lines = texts.filter(Boolean).join('\n').split('\n');
  const buttons = buttonsOf(message.components);
  const head = `\n${where}  ${message.author.username}\n`;
  const row = buttons.length === 0 ? '' : `    ${buttons.map((label) => `[${label}]`).join(' ')}\n`;
  return `${head}${lines.map((line) => `    ${line}\n`).join('')}${row}`;
}

function embedTexts({ author, title, url, description, fields = [], footer }) {
  return [author?.name, title, url, description, ...fields.map(({ name, value }) => `${name}: ${value}`), footer?.text];
}

function textsOf(components = []) {
  return components.flatMap((component) => [component.content, ...textsOf(component.components)]).filter(Boolean);
}

function buttonsOf(components = []) {
  return components.flatMap((component) => [
    ...(component.type === 2 ? [component.label ?? component.emoji?.name] : []),
    ...(component.type === 3 ? [`${component.placeholder ?? 'choose'} ▾`] : []),
    ...buttonsOf(component.components),
    ...(component.accessory === undefined ? [] : buttonsOf([component.accessory])),
  ]);
}
